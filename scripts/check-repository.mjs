// Run by npm before it publishes. npm makes README's links from `repository` of package.json: without it they lead nowhere.
import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
if (repository === undefined) {
  console.error("package.json has no `repository`: README's links would lead nowhere. Name the place of the sources.");
  process.exitCode = 1;
}
