import { readConfig } from '../reference-server/src/config/read-config.ts';
import { createLog } from '../reference-server/src/log.ts';
import { createAccount, verifyAccount } from '../reference-server/src/store/accounts.ts';
import { migrateStore, openStore } from '../reference-server/src/store/open-store.ts';
import { openSession } from '../reference-server/src/store/sessions.ts';
import { issueAccessToken } from '../reference-server/src/tokens/access-token.ts';
import { createKeys } from '../reference-server/src/tokens/keys.ts';

/** Makes users with a session each in a database file, and returns their access tokens. */
export async function plantUsers(databaseFile: string, keyFile: string, count: number): Promise<string[]> {
  const config = readConfig(undefined, {
    APP_DATABASE_NAME: databaseFile,
    APP_KEYS_PRIVATE_KEY_FILE: keyFile,
    APP_LOGGING_LEVEL: 'ERROR',
  });
  const keys = createKeys(config, createLog(config));
  const opened = openStore(config.database);
  await migrateStore(opened);
  const { store } = opened;
  const now = new Date();
  const at = now.toISOString();
  const tokens: string[] = [];
  for (let index = 0; index < count; index++) {
    const email = `user-${index}@example.com`;
    const publicId = `usr_bench${index}`;
    const userId = await createAccount(store, {
      publicId,
      email,
      passwordHash: 'none',
      name: 'John Doe',
      username: `suma_${index}`,
      createdAt: at,
      consent: {
        terms_accepted: true,
        privacy_accepted: true,
        marketing_accepted: false,
        consent_timestamp: at,
        consent_ip: '203.0.113.42',
      },
    });
    if (userId === undefined) throw new Error(`${email} is taken`);
    await verifyAccount(store, userId, at);
    const deviceId = `dev_${index}`;
    const { token, jti, expiresAt } = await issueAccessToken(
      keys,
      { user: publicId, email, device: deviceId },
      now,
    );
    const accessExpiresAt = expiresAt.toISOString();
    await openSession(
      store,
      {
        sessionId: `ses_${index}`,
        userId,
        deviceId,
        fingerprint: undefined,
        ip: '203.0.113.42',
        userAgent: 'bench',
        rememberMe: false,
        at,
      },
      { jti, accessExpiresAt, refreshHash: `none ${index}`, refreshExpiresAt: accessExpiresAt },
    );
    tokens.push(token);
  }
  await store.destroy();
  return tokens;
}
