import { processOutput } from './output';
import { runIbid } from './run-ibid';

const output = processOutput();
runIbid(process.argv.slice(2), output).then(async (code) => {
  process.exitCode = code;
  await output.flush();
});
