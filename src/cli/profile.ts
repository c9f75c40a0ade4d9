/** Verbs with a code cache of their own: of what their run needs, and no more. */
const PROFILES = ['analyze', 'validate'] as const;
type Profile = (typeof PROFILES)[number] | 'start';

/** Before the verb only switches and `--lang` with its value stand (`withLanguageFlags`). */
const WITH_VALUE = '--lang';

/** Which code cache a command line is best served with; a wrong guess costs time only. */
export function profileOf(argv: readonly string[]): Profile {
  const verb = argv.find((word, n) => !word.startsWith('-') && argv[n - 1] !== WITH_VALUE);
  return PROFILES.find((profile) => profile === verb) ?? 'start';
}
