import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { recordChange } from '../store/record-change.ts';
import { disableTwoFactorOf, renewBackupCodes } from '../store/two-factor.ts';
import { lifetimes } from '../tokens/lifetimes.ts';
import { hashCode, newBackupCodes } from '../tokens/two-factor-codes.ts';
import { givenPassword } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import type { BackupCodesBody, CodeSentBody, TwoFactorBody } from './answer-bodies.ts';
import { forUsers } from './authenticate.ts';
import { confirmPassword } from './check-password.ts';
import { mailCode } from './mail-code.ts';

/** Whether an account asks for a second factor, and the codes for the day when no mail comes. */
export const twoFactor: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'two-factor',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([enableTwoFactor(services, version), disableTwoFactor(services, version)]);
    server.route(regenerateBackupCodes(services, version));
  },
};

const enableTwoFactor = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'enableTwoFactor',
    method: 'POST',
    path: '/auth/2fa/enable',
    ...forUsers(services, version),
    answer: async ({ caller: { account }, context }) => {
      if (account.hasTwoFactor) throw new ApiError('TWO_FACTOR_ALREADY_ENABLED');
      await mailCode(services, context, account);
      const data: CodeSentBody = { expires_in: lifetimes.oneTimeCode };
      return {
        status: 200,
        body: { data, message: 'We sent a verification code to your email address.' },
      };
    },
  });

const disableBody = object({ password: givenPassword });

const disableTwoFactor = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'disableTwoFactor',
    method: 'POST',
    path: '/auth/2fa/disable',
    ...forUsers(services, version),
    body: disableBody,
    answer: async ({ body, caller: { account }, context }) => {
      const { store } = services;
      await confirmPassword({ services, context, version }, account, body.password);
      await recordChange(store, context, async (store, note) => {
        if (!(await disableTwoFactorOf(store, account.userId))) throw new ApiError('TWO_FACTOR_NOT_ENABLED');
        await note(account.userId, '2fa_disabled');
      });
      const data: TwoFactorBody = { two_factor_enabled: false };
      return { status: 200, body: { data, message: 'Two-factor authentication disabled' } };
    },
  });

const regenerateBackupCodes = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'regenerateBackupCodes',
    method: 'POST',
    path: '/auth/2fa/backup-codes',
    ...forUsers(services, version),
    answer: async ({ caller: { account } }) => {
      const { store, keys } = services;
      if (!account.hasTwoFactor) throw new ApiError('TWO_FACTOR_NOT_ENABLED');
      const backup_codes = newBackupCodes();
      const hashes = backup_codes.map((code) => hashCode(keys, account.userId, code));
      await renewBackupCodes(store, account.userId, hashes);
      const data: BackupCodesBody = { backup_codes };
      const message = 'Keep these backup codes in a safe place. The old ones no longer work.';
      return { status: 200, body: { data, message }, isPersonal: true };
    },
  });
