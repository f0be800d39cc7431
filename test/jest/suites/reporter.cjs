/** Prints a `RunReport` as JSON, and nothing else. */
module.exports = class {
  #printed = [];

  onTestResult(_test, { console: entries }) {
    for (const { message } of entries ?? []) this.#printed.push(message);
  }

  onRunComplete(_contexts, { testResults, openHandles }) {
    const tests = testResults.flatMap((file) =>
      file.testResults.map(({ title, status, failureMessages }) => ({
        title,
        state: status,
        errors: failureMessages.map(withoutStack),
        meta: {},
      })),
    );
    const files = testResults.flatMap(failedFile);
    const unhandled = openHandles.map(({ message }) => message);
    process.stdout.write(JSON.stringify({ tests, files, printed: this.#printed, unhandled }));
  }
};

function failedFile({ testFilePath, testExecError, failureMessage }) {
  if (testExecError === undefined || testExecError === null) return [];
  return [{ title: testFilePath, state: 'failed', errors: [failureMessage ?? ''], meta: {} }];
}

/** Jest gives an error as its stack: name, message, then the frames. */
function withoutStack(failure) {
  return failure.replace(/^\w*Error: /, '').split(/\n {4}at /)[0];
}
