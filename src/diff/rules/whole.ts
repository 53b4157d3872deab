import { always, breaking, dangerous, type RuleTable, safe } from '../rule.ts';

/** Changes of servers, security, deprecation, promises in numbers, and of texts. */
export const wholeRules: RuleTable = {
  'server-added': always(safe('The old addresses answer as before.')),
  'server-removed': always(breaking('Calls to this address are not promised an answer any more.')),
  'server-changed': always(breaking('Calls to the old address are not promised an answer any more.')),
  'server-variable-changed': always(dangerous('The address that clients build is another one.')),

  'security-alternative-added': always(safe('Credentials that were good still are.')),
  'security-alternative-removed': always(breaking('Clients that prove who they are this way are refused.')),
  'security-required': always(breaking('Requests without a credential are refused.')),
  'security-dropped': always(safe('Requests with a credential are as good as before.')),
  'scope-required': always(breaking('Tokens without the scope are refused.')),
  'scope-not-required': always(safe('Tokens with the scope are as good as before.')),
  'security-flow-added': always(safe('The other ways to a token stay.')),
  'security-flow-removed': always(breaking('Clients that get their tokens this way get none.')),
  'security-url-changed': always(
    dangerous('Clients ask for tokens at an address that may not answer any more.'),
  ),
  'security-scope-offered': always(safe('Nobody has to ask for it.')),
  'security-scope-withdrawn': always(dangerous('Clients that ask for the scope may be refused.')),

  deprecated: always(safe('It works as before; clients have time to leave it.')),
  'not-deprecated': always(safe('It stays.')),
  'sunset-set': always(safe('Clients know until when it answers.')),
  'sunset-later': always(safe('Clients have more time.')),
  'sunset-earlier': always(breaking('Clients have less time than they were promised.')),
  'sunset-removed': always(dangerous('Nobody knows any more until when it answers.')),

  'rate-limit-added': always(breaking('Clients that send more are refused.')),
  'rate-limit-removed': always(safe('Clients may send as much as before, and more.')),
  'rate-limit-lowered': always(breaking('Clients that kept to the old limit are refused.')),
  'rate-limit-raised': always(safe('Clients may send as much as before, and more.')),
  'rate-limit-changed': always(dangerous('What is counted together is not what it was.')),
  'lifetime-added': always(safe('It is a promise that was not there before.')),
  'lifetime-removed': always(dangerous('How long it lives is not promised any more.')),
  'lifetime-shortened': always(breaking('What clients keep ends before they expect it.')),
  'lifetime-extended': always(safe('What clients keep lives as long as before, and longer.')),
  'error-code-added': always(safe('Clients handle codes that they do not know by their status.')),
  'error-code-removed': always(
    dangerous('The failure is gone, or has another code; a client that handles it does so in vain.'),
  ),
  'error-code-status-changed': always(
    breaking('Clients that look at the status take the failure for another one.'),
  ),

  'text-changed': { ...always(safe('Words for people; programs do not read them.')), isText: true },
  'example-changed': { ...always(safe('An example promises nothing by itself.')), isText: true },
  'tags-changed': { ...always(safe('Tags sort the documentation.')), isText: true },
  'extension-changed': { ...always(safe('An extension that this comparison does not know.')), isText: true },
};
