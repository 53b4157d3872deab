import type { Migration } from 'kysely';
import { accountUsers } from './account-users.ts';
import { auth } from './auth.ts';
import { devicesAndCodes } from './devices-and-codes.ts';
import type { Dialect } from './dialect.ts';
import { eventLocations } from './event-locations.ts';
import { feedback } from './feedback.ts';
import { users } from './users.ts';
import { webhookDeliveries } from './webhook-deliveries.ts';

/** The migrations in their order; a name that was released never changes. */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-users': users(dialect),
    '0002-auth': auth(dialect),
    '0003-devices-and-codes': devicesAndCodes(dialect),
    '0004-account-users': accountUsers(dialect),
    '0005-feedback': feedback(dialect),
    '0006-webhook-deliveries': webhookDeliveries(dialect),
    '0007-event-locations': eventLocations(),
  };
}
