/** The part of the pre-request script that is the same in every collection. */
export const prepareCode = String.raw`
const environment = pm.environment;
const plan = plans[pm.info.requestName];
const isOff = environment.get('prepare') === 'false' && !environment.get('mailbox_url');
const lasts = 5 * 60 * 1000; // milliseconds after which a state is not relied on

// What an Arazzo runtime expression means here: https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions
const look = (expression, scene, answer) => {
  const [head, pointer] = expression.split('#');
  const [root, ...rest] = head.split('.');
  if (root === '$inputs') return inputOf(rest.join('.'), scene);
  if (root === '$steps') return (scene.steps[rest[0]] || {})[rest.slice(2).join('.')];
  if (head.startsWith('$response.header.')) return answer.headers.get(rest.slice(1).join('.'));
  if (head !== '$response.body') return undefined;
  const tokens = (pointer || '').split('/').slice(1).map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  return tokens.reduce((value, token) => (value === null || value === undefined ? undefined : value[token]), bodyOf(answer));
};
const bodyOf = (answer) => {
  try {
    return answer.json();
  } catch (error) {
    return undefined;
  }
};
const fill = (template, scene) => {
  if (Array.isArray(template)) return template.map((item) => fill(item, scene));
  if (template && typeof template === 'object') {
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value, scene)]));
  }
  if (typeof template !== 'string') return template;
  if (/^\$(inputs|steps)\.[^\s{}]+$/.test(template)) return look(template, scene);
  return template.replace(/\{(\$[^{}]+)\}/g, (_, expression) => String(look(expression, scene)));
};

// Values that must be new each time.
const random = (length) => pm.variables.replaceIn('{{$guid}}{{$guid}}').replace(/-/g, '').slice(0, length);
const makers = {
  email: (literal) => literal.replace(/@/, '.' + random(12) + '@'),
  username: (literal) => literal.slice(0, 17) + '_' + random(12),
  uuid: () => pm.variables.replaceIn('{{$guid}}'),
  fingerprint: (literal) => {
    const prefix = (/^[A-Za-z]+[_-]/.exec(literal) || [''])[0];
    return prefix + random(Math.max(literal.length - prefix.length, 12));
  },
};
const inputOf = (name, scene) => {
  const [, kind, literal] = plan.fresh.find(([each]) => each === name);
  if (!(name in scene.inputs)) scene.inputs[name] = makers[kind](String(literal));
  return scene.inputs[name];
};

const urlOf = (source) => environment.get(source === '' ? 'base_url' : source + '_url');
const toRequest = (step, scene) => {
  let path = step.path;
  const query = [];
  const header = {};
  for (const { name, in: place, value } of step.parameters) {
    const text = String(fill(value, scene));
    if (place === 'path') path = path.replace('{' + name + '}', encodeURIComponent(text));
    if (place === 'query') query.push(encodeURIComponent(name) + '=' + encodeURIComponent(text));
    if (place === 'header') header[name] = text;
  }
  const request = {
    url: urlOf(step.source) + path + (query.length > 0 ? '?' + query.join('&') : ''),
    method: step.method,
    header,
  };
  if (step.body !== undefined) {
    header['Content-Type'] = 'application/json';
    request.body = { mode: 'raw', raw: JSON.stringify(fill(step.body, scene)) };
  }
  return request;
};

const keep = (step, index, scene, answer) => {
  const outputs = {};
  for (const [name, expression] of Object.entries(step.outputs)) outputs[name] = look(expression, scene, answer);
  for (const [name, pattern] of Object.entries(step.extract)) {
    outputs[name] = (new RegExp(pattern).exec(answer.text()) || [])[1];
  }
  scene.steps[index] = outputs;
};

const finish = (scene) => {
  for (const [variable, template] of plan.slots) {
    const value = fill(template, scene);
    if (value !== undefined) environment.set(variable, String(value));
  }
  if (scene.id) pm.request.headers.upsert({ key: 'X-Docs-Scene', value: scene.id });
  pm.collectionVariables.set('scene', JSON.stringify(scene));
};

// A server with test controls gives each scene a clock and limits of its own, and lifts the limits.
const begin = (next) => {
  const scene = { key: '', done: [], inputs: {}, steps: {}, since: Date.now() };
  const url = controls && urlOf(controls.source);
  if (!url) return next(scene);
  const ask = (path, header, body, answered) =>
    pm.sendRequest({ url: url + path, method: 'POST', header, body: { mode: 'raw', raw: body } }, answered);
  ask(controls.scenes, { 'Content-Type': 'application/json' }, '{}', (error, answer) => {
    if (error || answer.code !== 201) return next(scene);
    scene.id = answer.json().id;
    ask(controls.lift, { 'X-Docs-Scene': scene.id }, '', () => next(scene));
  });
};

const perform = (index, scene, isResumed, retries) => {
  if (index >= plan.before.length) return finish(scene);
  const key = plan.before[index];
  const step = steps[key];
  if (!urlOf(step.source)) {
    scene.key = key;
    return perform(index + 1, scene, isResumed, 0);
  }
  const request = toRequest(step, scene);
  if (scene.id) request.header['X-Docs-Scene'] = scene.id;
  pm.sendRequest(request, (error, answer) => {
    const isMeant = !error && (step.status ? answer.code === step.status : answer.code < 400);
    if (isMeant) {
      keep(step, index, scene, answer);
      if (Object.values(scene.steps[index]).every((value) => value !== undefined)) {
        scene.key = key;
        scene.done.push(key);
        return perform(index + 1, scene, isResumed, 0);
      }
    }
    // A mail may need a moment.
    if (step.source !== '' && retries < 5) {
      return setTimeout(() => perform(index, scene, isResumed, retries + 1), 500);
    }
    // What an earlier request left behind may be gone.
    if (isResumed) return begin((fresh) => perform(0, fresh, false, 0));
    pm.collectionVariables.unset('scene');
    const what = step.method + ' ' + step.path + ' went wrong before "' + pm.info.requestName + '":';
    console.warn(what, error || answer.code);
  });
};

// The number of steps that need not be performed: those that led to the state that the server is in; or those before
// the request that gave what this one needs, such as a log-in, which is then sent again.
const performed = (scene) => {
  if (!scene || Date.now() - scene.since > lasts) return 0;
  const at = plan.before.indexOf(scene.key);
  if (at >= 0) return at + 1;
  const used = plan.slots.map(([, template]) => /\$steps\.(\d+)\./.exec(template)).filter(Boolean).map(([, number]) => Number(number));
  const from = used.length > 0 ? Math.min(...used) : 0;
  const isKnown = plan.before.slice(0, from).every((key) => scene.done.includes(key));
  return isKnown && !scene.done.includes(plan.key) ? from : 0;
};

if (plan && !isOff) {
  // A step that gives nothing, such as one that moves a clock, is left out where there is nobody to ask.
  const givers = plan.before.map((key) => steps[key]).filter(({ outputs, extract }) => Object.keys({ ...outputs, ...extract }).length > 0);
  const sources = givers.map(({ source }) => source);
  const missing = sources.filter((source, index) => !urlOf(source) && sources.indexOf(source) === index);
  if (missing.length > 0) {
    const names = plan.slots.map(([variable]) => variable).join(', ');
    console.warn('Fill in ' + names + ' by hand, or set ' + missing.map((name) => (name || 'base') + '_url').join(' and ') + ' in the environment.');
  } else {
    const scene = JSON.parse(pm.collectionVariables.get('scene') || 'null');
    const from = performed(scene);
    if (from > 0) perform(from, scene, true, 0);
    else begin((fresh) => perform(0, fresh, false, 0));
  }
}
`;
