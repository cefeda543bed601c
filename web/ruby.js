// How words are read, as people type it: a word and its reading a line, “缙云 jìn yún”.

const LINE = /^(?:([0-9]+)\s*[:：]\s*)?[[［]?\s*([^\s[\]［］|｜]+)(?:\s*[|｜]\s*|\s+)([^[\]［］|｜]*?)\s*[\]］]?$/u;

/** The lines as convert --as has them, and the numbers of those that have no sense yet. */
export function rubyLines(text) {
  const lines = [], odd = [];
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.replace(/#.*/, '').trim();
    if (!words) continue;
    const [, number, word, reading] = words.match(LINE) ?? [];
    if (reading && word.length <= 60 && reading.length <= 60) lines.push(`${number ? `${number}:` : ''}[${word}|${reading}]`);
    else odd.push(i + 1);
  }
  return {lines, odd};
}
