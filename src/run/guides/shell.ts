import type { ProgramLimits, Workshop } from '../programs/workshop.ts';
import { openSession, type Session } from './session.ts';

// The names of block files come in on descriptor 3 and statuses go out on 4, so that blocks cannot confuse them. A
// block may define functions of any name, and `break` or `continue` as if no loop were around it. It is printed as a
// list of commands that work: the first that fails is told even when others follow. What it exports is left in a file.
const driver = `
set -o pipefail
while builtin read -r -u 3; do
  __docproof_block=$REPLY __docproof_failed=
  builtin trap '__docproof_failed=\${__docproof_failed:-$?}' ERR
  for __docproof_once in once; do
    builtin source "$__docproof_block" </dev/null >"$__docproof_block.out" 2>"$__docproof_block.err" 3<&- 4>&-
  done
  __docproof_status=$?
  [ "$__docproof_status" != 0 ] || __docproof_status=\${__docproof_failed:-0}
  /usr/bin/env -0 >"$__docproof_block.env" 2>/dev/null 3<&- 4>&- || builtin :
  builtin printf '%s\\n' "$__docproof_status" >&4
done
`;

/** Starts the shell of a page. What a block exports lies in `<file>.env` after it, with a NUL behind each variable. */
export function openShell({
  cwd,
  env,
  limits,
  enter,
}: {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ProgramLimits;
  readonly enter?: Workshop['enter'];
}): Session {
  const args = ['--noprofile', '--norc', '-c', driver];
  const toLine = (file: string) => file;
  return openSession({ command: 'bash', args, cwd, env, limits, toLine, ...(enter && { enter }) });
}
