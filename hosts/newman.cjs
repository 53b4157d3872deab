'use strict';
// Runs a collection with newman as the job file says, and writes what came of each request to the result file.
const { readFileSync, writeFileSync } = require('node:fs');

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const newman = require(job.newman);
const items = [];
const current = () => items.at(-1);

newman
  .run(
    {
      collection: JSON.parse(readFileSync(job.collection, 'utf8')),
      environment: { name: 'run', values: job.environment.map((value) => ({ ...value, enabled: true })) },
      workingDir: job.folder,
      sslExtraCaCerts: job.caFile,
      sslClientCert: job.clientCertificate.certificate,
      sslClientKey: job.clientCertificate.key,
      timeoutRequest: 30_000,
      reporters: [],
    },
    (error) => {
      const result = { items, ...(error ? { error: String(error.message ?? error) } : {}) };
      writeFileSync(job.result, JSON.stringify(result));
    },
  )
  .on('beforeItem', (_, { item }) => {
    items.push({ id: item.id, name: item.name, tokens: [], tests: [], errors: [], said: [], variables: {} });
  })
  .on('prerequest', (_, { executions }) => {
    for (const { result } of executions ?? []) {
      result?.environment?.values?.each(({ key, value }) => {
        current().variables[key] = String(value ?? '');
      });
    }
  })
  .on('request', (error, { request, response }) => {
    if (error) current().errors.push(String(error.message ?? error));
    const token = request?.headers?.get('Postman-Token');
    if (token) current().tokens.push(token);
    if (response) current().status = response.code;
  })
  .on('assertion', (error, { assertion }) => {
    current().tests.push({ name: assertion, ...(error ? { failure: String(error.message ?? error) } : {}) });
  })
  .on('console', (_, { messages }) => {
    current()?.said.push(messages.map(String).join(' '));
  })
  .on('script', (error) => {
    if (error) current()?.errors.push(String(error.message ?? error));
  })
  .on('exception', (_, { error }) => {
    current()?.errors.push(String(error?.message ?? error));
  });
