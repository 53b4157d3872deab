import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';

/** Says that no value was found for a part of a request, so that no example is made of it. */
export function sampleFinding(what: string, fault: string, location: Location): Finding {
  return {
    severity: 'warning',
    rule: 'sample-valid',
    message: `No example of the ${what} is made: no value was found that its schema allows; ${fault}.`,
    location,
    fix: 'Give an example, or mend the schema.',
  };
}
