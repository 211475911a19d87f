/** What a command line writes: results to standard output, everything else to standard error. */
export interface Output {
  /** One line of the result. */
  line(text: string): void;
  /** One object of the result, on one line. */
  json(value: unknown): void;
  /** For the person, not for the next program. */
  say(text: string): void;
  /** Overwrites itself; shown on a terminal only. */
  progress(text: string): void;
  /** Resolves when everything written has left. */
  flush(): Promise<void>;
}

export function processOutput(): Output {
  let shown = false;
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  // `ibid find … | head` closes the pipe: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const line = (text: string) => {
    clear();
    process.stdout.write(`${text}\n`);
  };
  return {
    line,
    json: (value) => line(JSON.stringify(value)),
    say(text) {
      clear();
      process.stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\u001b[K${text}`);
      shown = true;
    },
    flush() {
      clear();
      return new Promise((resolve) => process.stdout.write('', () => resolve()));
    },
  };
}
