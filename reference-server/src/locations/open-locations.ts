import { readFileSync } from 'node:fs';
import type { CityResponse } from 'mmdb-lib';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import { type Locate, locateNowhere } from './locate.ts';

/**
 * Opens the database of `geoip.file`, a file of countries or cities in the MaxMind DB format
 * (https://maxmind.github.io/MaxMind-DB/). It is read once and asked in memory, so no address leaves the server.
 */
export async function openLocations({ geoip: { file } }: Pick<Config, 'geoip'>): Promise<Locate> {
  if (file === '') return locateNowhere;
  const { Reader } = await import('mmdb-lib');
  try {
    const reader = new Reader<CityResponse>(readFileSync(file));
    return (address) => placeOf(reader.get(address));
  } catch (cause) {
    throw new ConfigError(
      `\`geoip.file\` is \`${file}\`, which is no readable file in the MaxMind DB format.`,
      {
        cause,
      },
    );
  }
}

function placeOf(found: CityResponse | null): string | null {
  const names = [found?.city, found?.country].map((part) => part?.names?.en).filter(Boolean);
  return names.length > 0 ? names.join(', ') : null;
}
