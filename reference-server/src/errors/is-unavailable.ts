const unavailable =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EAI_AGAIN|08\d{3}|53300|57P0[1-4]|SQLITE_(BUSY|CANTOPEN|IOERR|LOCKED|FULL).*)$/;

const codeless =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (has encountered a connection error|was closed))/;

/** Tells whether an error says that the store is out of reach, as opposed to a defect. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && unavailable.test(String(error.code))) return true;
  // The PostgreSQL driver gives these no code.
  if (codeless.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isUnavailable);
}
