/** Words laid out in columns, for texts of the program itself: breaks at ordinary spaces only, never at espaces insécables. */

/** Lines of at most `width` characters; a longer word stands alone on its line. At least one line. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && [...longer].length > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The first line after `first`, the next ones under its first word. */
export function hanging(first: string, text: string, width: number): string[] {
  const margin = [...first].length;
  return wrapWords(text, Math.max(20, width - margin)).map((line, index) => `${index === 0 ? first : ' '.repeat(margin)}${line}`);
}

/** Without line breaks, control characters or marks of direction: data cannot move the cursor nor turn the text round. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replaceAll(/[\s\p{Cc}]*[\n\r\t\p{Cc}\u2028\u2029][\s\p{Cc}]*/gu, ' ')
    .trim();
}
