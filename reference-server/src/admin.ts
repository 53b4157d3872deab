import { ConfigError } from './config/config-error.ts';
import { findConfig } from './config/find-config.ts';
import { readConfig } from './config/read-config.ts';
import { runCommand } from './run-command.ts';
import { normaliseEmail } from './store/accounts.ts';
import { explainStoreError } from './store/explain-store-error.ts';
import { migrateStore, openStore } from './store/open-store.ts';
import { changeRole } from './store/user-standing.ts';

/** Makes the user of an address an administrator, as somebody must before there is one who could. */
async function makeAdmin(): Promise<void> {
  const [email, ...others] = process.argv.slice(2);
  if (email === undefined || others.length > 0) {
    throw new ConfigError('Name one user: npm run admin --workspace reference-server -- <email>');
  }
  const { database } = readConfig(findConfig(), process.env);
  if (database.host === '' && (database.name === '' || database.name === ':memory:')) {
    throw new ConfigError(
      'The database lives in the memory of the server. Set `database.name` to a file first.',
    );
  }
  const opened = openStore(database);
  try {
    await migrateStore(opened).catch((error) => {
      throw explainStoreError(error, database);
    });
    const at = new Date().toISOString();
    const userId = await changeRole(opened.store, normaliseEmail(email), 'admin', at);
    if (userId === undefined)
      throw new ConfigError(`No user has the address \`${email}\`. Register it first.`);
    process.stdout.write(`${userId} is an admin now\n`);
  } finally {
    await opened.store.destroy();
  }
}

runCommand(makeAdmin);
