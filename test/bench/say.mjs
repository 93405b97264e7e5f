/** Tells on stderr what goes on, since stdout is for the results. */
export function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}
