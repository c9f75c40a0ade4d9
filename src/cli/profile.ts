/** Verbs with a code cache of their own, which holds only what their run needs. */
const PROFILES = ['analyze', 'validate'] as const;
type Profile = (typeof PROFILES)[number] | 'start';

/** The only option before the verb that has a value (`withLanguageFlags`). */
const WITH_VALUE = '--lang';

/** Which code cache a command line is best served with; a wrong guess costs time only. */
export function profileOf(argv: readonly string[]): Profile {
  const verb = argv.find((word, n) => !word.startsWith('-') && argv[n - 1] !== WITH_VALUE);
  return PROFILES.find((profile) => profile === verb) ?? 'start';
}
