import RpcReporter from 'rpc-testkit/report';

const options = { file: process.env.DEMO_FILE, keep: 'all', coverage: false, summary: false };

/** The report of one of the demo's runs, for either runner: Jest passes its own config first. */
// oxlint-disable-next-line import/no-default-export -- runners load the default export of a reporter's module
export default class extends RpcReporter {
  constructor(first) {
    super('rootDir' in first ? first : options, options);
  }
}
