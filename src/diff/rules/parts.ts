import { always, breaking, dangerous, type RuleTable, safe } from '../rule.ts';

/** Changes of paths, operations, parameters, bodies, responses and headers. */
export const partRules: RuleTable = {
  'operation-added': always(safe('Nobody calls it yet.')),
  'operation-removed': always(breaking('Calls of it are not answered any more.')),
  'operation-removed-before-sunset': always(breaking('It was promised until a day that has not come.')),
  'operation-removed-without-sunset': always(
    dangerous('It was deprecated, but nobody was told until when it answers.'),
  ),
  'operation-removed-after-sunset': always(safe('It was deprecated, and its day has passed.')),
  'operation-moved': always(breaking('Calls to the old place are not answered any more.')),
  'operation-id-changed': always(
    dangerous('Generated clients get another name for it, and links into the documentation change.'),
  ),
  'webhook-added': always(safe('Who is not registered for it gets none.')),
  'webhook-removed': always(breaking('Clients wait for what is never sent.')),
  'callback-added': always(dangerous('Clients that gave their address get requests that they do not know.')),
  'callback-removed': always(breaking('Clients wait for what is never sent.')),
  'link-added': always(safe('A link is an offer.')),
  'link-removed': always(dangerous('Clients that follow the link find none.')),
  'link-changed': always(dangerous('The link leads somewhere else.')),

  'required-parameter-added': always(breaking('Requests without it are refused.')),
  'optional-parameter-added': always(safe('Requests without it are as good as before.')),
  'parameter-removed': always(dangerous('What clients send there has no documented effect any more.')),
  'path-parameter-renamed': always(safe('Its name is not sent.')),
  'parameter-became-required': always(breaking('Requests without it are refused.')),
  'parameter-became-optional': always(safe('Requests with it are as good as before.')),
  'parameter-serialization-changed': always(breaking('The same value is written another way.')),
  'parameter-reserved-allowed': always(safe('More characters may stand as they are.')),
  'parameter-reserved-refused': always(breaking('Characters that stood as they are have to be encoded.')),
  'parameter-empty-allowed': always(safe('An empty value is allowed now.')),
  'parameter-empty-refused': always(breaking('An empty value is not allowed any more.')),

  'required-body-added': {
    request: breaking('Requests without a body are refused.'),
    response: safe('Clients that read no body lose nothing.'),
  },
  'optional-body-added': always(safe('Requests without a body are as good as before.')),
  'body-removed': always(breaking('What it carried cannot be said any more.')),
  'body-became-required': {
    request: breaking('Requests without a body are refused.'),
    response: safe('The body that may come always comes.'),
  },
  'body-became-optional': {
    request: safe('Requests with a body are as good as before.'),
    response: breaking('The body that clients read may be absent.'),
  },
  'media-type-added': {
    request: safe('What was sent before may still be sent.'),
    response: safe('Clients name in `Accept` what they understand.'),
  },
  'media-type-removed': {
    request: breaking('Bodies of this type are refused.'),
    response: breaking('Clients do not get what they understand.'),
  },
  'schema-set': {
    request: breaking('Bodies have to fit a schema, where anything was allowed.'),
    response: safe('Answers promise more than before.'),
  },
  'schema-removed': {
    request: safe('Every body that was valid still is.'),
    response: breaking('Answers promise nothing about their body any more.'),
  },
  'encoding-changed': always(breaking('A part of the body is written another way.')),

  'success-status-added': always(
    dangerous('A client that compares with one status takes the other for a failure.'),
  ),
  'success-status-removed': always(breaking('Clients wait for an answer that never comes.')),
  'failure-status-added': always(safe('Clients handle statuses that they do not know by their class.')),
  'failure-status-removed': always(
    dangerous('The failure is gone, or has another status; a client that handles it does so in vain.'),
  ),
  'header-added': {
    request: safe('Clients skip what they do not know.'),
    response: safe('Clients skip what they do not know.'),
  },
  'header-removed': always(breaking('Clients could rely on it.')),
  'optional-header-removed': always(dangerous('Clients had to do without it at times, but not always.')),
  'header-became-optional': always(breaking('The header may be absent.')),
  'header-became-required': always(safe('The header always comes.')),
  'header-serialization-changed': always(breaking('The same value is written another way.')),
};
