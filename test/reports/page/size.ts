/** What is of no household and no figure: looks, script, tags. */
export function withoutData(page: string): number {
  const rest = page.replace(
    /(?<=<script type="application\/json" id="data">).*?(?=<\/script>)/su,
    '',
  );
  const read = rest.replace(/<(style|script)[^>]*>.*?<\/\1>/gsu, '').replace(/<[^>]*>/gu, '');
  return Buffer.byteLength(rest) - Buffer.byteLength(read);
}
