import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import { type Device, forgetDevice, listDevicesOf } from '../store/devices.ts';
import { recordChange } from '../store/record-change.ts';
import { deviceName } from '../tokens/device-name.ts';
import type { ApiVersion } from '../versions.ts';
import type { DeviceBody } from './answer-bodies.ts';
import { forUsers } from './authenticate.ts';

/** The devices that a user logged in from. */
export const devices: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'devices',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([listDevices(services, version), revokeDevice(services, version)]);
  },
};

const listDevices = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'listDevices',
    method: 'GET',
    path: '/security/devices',
    ...forUsers(services, version),
    answer: async ({ caller }) => {
      const data = (await listDevicesOf(services.store, caller.account.userId)).map(deviceBody);
      return { status: 200, body: { data }, isPersonal: true };
    },
  });

const revokeDevice = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'revokeDevice',
    method: 'DELETE',
    path: '/security/devices/{device_id}',
    ...forUsers(services, version),
    answer: async ({ caller, context, parameters: { device_id = '' } }) => {
      const { store } = services;
      const { userId } = caller.account;
      await recordChange(store, context, async (store, note) => {
        if (!(await forgetDevice(store, userId, device_id, context.now().toISOString()))) {
          throw new ApiError([{ code: 'NOT_FOUND', detail: 'No device of yours has this id.' }]);
        }
        await note(userId, 'device_revoked', { device_id });
      });
      return { status: 204 };
    },
  });

/** Prints a device. */
export function deviceBody(device: Device): DeviceBody {
  return {
    id: device.deviceId,
    name: deviceName(device.userAgent),
    fingerprint: device.fingerprint,
    first_seen_at: timestamp(device.firstSeenAt),
    last_seen_at: timestamp(device.lastSeenAt),
    trusted: device.isTrusted,
  };
}
