#!/usr/bin/env bash
# Keeps a user of the SUMA Finance Authentication API logged in. Needs curl and jq.

API_BASE_URL=${API_BASE_URL:-https://api.sumafinance.com/v2}
REFRESH_AHEAD=60 # seconds before expiry
LONGEST_WAIT=60  # seconds; whoever has to wait longer is told
TRIES=4

# docs:start errors
# What functions return when the server refused. Anything else is 1.
LOGIN_REQUIRED=3 # The session is over. Nothing but a log-in helps.
EXPIRED=4        # The access token is too old.
CONFLICT=5       # 409: what was sent does not fit to what is there.
LIMITED=6        # 429, and the wait is longer than we are ready to wait.
# docs:end errors

umask 077
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# docs:start send
# send <method> <path> <body or ''> [header…]: prints the answer.
# Sends again when that is safe: after a 429, or when it changes nothing twice.
send() {
  local method=$1 path=$2 body=$3 attempt status wait repeatable=false
  local answer="$WORK/answer.$BASHPID" head="$WORK/head.$BASHPID" headers="$WORK/headers.$BASHPID"
  shift 3
  [ -z "$body" ] || set -- "$@" 'Content-Type: application/json'
  [[ $method != GET && "$*" != *Idempotency-Key* ]] || repeatable=true
  # Headers and body come out of a file and a pipe: everybody can read the list of processes.
  printf '%s\n' "$@" >"$headers"
  local options=(--silent --show-error --max-time 10 --header "@$headers" --request "$method")
  [ -z "$body" ] || options+=(--data-binary @-)
  for ((attempt = 1; ; attempt++)); do
    if ! status=$(printf '%s' "$body" | curl "${options[@]}" --dump-header "$head" --output "$answer" \
      --write-out '%{http_code}' "$API_BASE_URL$path"); then
      [[ $repeatable = true && $attempt -lt $TRIES ]] || return 1
      sleep "$((attempt - 1)).$((RANDOM % 9 + 1))"
      continue
    fi
    [[ $status != 2* ]] || break
    wait=$(seconds_to_wait "$head")
    [[ $status = 429 && $attempt -lt $TRIES && $wait -le $LONGEST_WAIT ]] || break
    # Clients that were refused together must not come back together.
    sleep "$wait.$((RANDOM % 10))"
  done
  if [[ $status = 2* ]]; then cat "$answer"; else refused "$status" "$answer"; fi
}

refused() { # refused <status> <file>
  local code
  code=$(jq --raw-output '.errors[0].code' "$2" 2>/dev/null)
  [ "$code" != TOKEN_EXPIRED ] || return "$EXPIRED"
  echo "$1 ${code:-UNKNOWN}: $(jq --raw-output '.errors[0].detail' "$2" 2>/dev/null)" >&2
  [ "$code" != INVALID_TOKEN ] || return "$LOGIN_REQUIRED"
  case $1 in
    409) return "$CONFLICT" ;;
    429) return "$LIMITED" ;;
    *) return 1 ;;
  esac
}
# docs:end send

# docs:start wait
# What Retry-After says: a number of seconds or a date.
seconds_to_wait() { # seconds_to_wait <file with the headers of the answer>
  local text moment now
  text=$(tr -d '\r' <"$1" | sed -n 's/^[Rr]etry-[Aa]fter: *//p')
  [[ ! ${text:=1} =~ ^[0-9]+$ ]] || { echo "$text" && return; }
  now=$(date +%s)
  moment=$(date -d "$text" +%s 2>/dev/null || date -j -u -f '%a, %d %b %Y %T GMT' "$text" +%s)
  echo $((moment > now ? moment - now : 0))
}
# docs:end wait

# docs:start store
# Takes the answer of a log-in or a refresh. The old pair goes once the new one is on the disk.
keep() {
  jq '.data | {access_token, refresh_token, expires_at: (now + .expires_in | floor)}' >session.new &&
    mv session.new session.json
}

stored() { jq --raw-output ".$1" session.json; }

drop() { rm -f session.json; }
# docs:end store

# docs:start register
register() { # register <email> <password> <name>: opens an account; the server mails a token
  local body key
  # jq reads its environment, which nobody else can.
  body=$(email=$1 password=$2 name=$3 jq --null-input '{
    email: env.email,
    password: env.password,
    name: env.name,
    gdpr_consent: {terms_accepted: true, privacy_accepted: true, marketing_accepted: false}
  }')
  # With a key the server recognises a repetition, so a lost answer does no harm.
  key=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  send POST /auth/register "$body" "Idempotency-Key: $key"
}

verify_email() { # verify_email <token>: proves that the address is the user's
  send POST /auth/verify-email "$(token=$1 jq --null-input '{token: env.token}')"
}
# docs:end register

# docs:start login
login() { # login <email> <password>: opens a session, asks for a second factor, prints the name
  local answer code
  answer=$(send POST /auth/login "$(email=$1 password=$2 jq --null-input '{email: env.email, password: env.password}')") ||
    return
  if [ "$(jq .data.requires_2fa <<<"$answer")" = true ]; then
    code=$(ask TWO_FACTOR_CODE 'Code in the mail:')
    answer=$(send POST /auth/2fa/verify "$(code=$code jq '{temporary_token: .data.temporary_token, code: env.code}' <<<"$answer")") ||
      return
  fi
  keep <<<"$answer" && jq --raw-output .data.user.name <<<"$answer"
}
# docs:end login

# docs:start logout
logout() { # ends the session on the server first, then here
  call POST /auth/logout '{"all_devices": false}' >/dev/null || [ $? = "$LOGIN_REQUIRED" ] || return 1
  drop
}
# docs:end logout

# docs:start call
call() { # call <method> <path> [<body>]: calls an operation as the user
  local token status=0
  token=$(access_token) || return
  send "$1" "$2" "${3-}" "Authorization: Bearer $token" || status=$?
  case $status in
    "$LOGIN_REQUIRED") drop ;;
    "$EXPIRED")
      token=$(access_token "$token") || return
      send "$1" "$2" "${3-}" "Authorization: Bearer $token"
      return
      ;;
  esac
  return "$status"
}
# docs:end call

# docs:start refresh
# Prints a token that lasts. One process refreshes, the others wait and take what it got.
access_token() { # access_token [<one that the server called expired>]
  local status=0
  until mkdir session.lock 2>/dev/null; do sleep 0.1; done
  if [ ! -f session.json ]; then
    status=$LOGIN_REQUIRED
  elif [[ $(($(stored expires_at) - $(date +%s))) -lt $REFRESH_AHEAD || $(stored access_token) = "${1-}" ]]; then
    refresh || status=$?
  fi
  [ "$status" != 0 ] || stored access_token
  rmdir session.lock
  return "$status"
}

refresh() {
  local answer status=0
  answer=$(send POST /auth/refresh "$(jq '{refresh_token}' session.json)") || status=$?
  case $status in
    0) keep <<<"$answer" && echo 'Refreshed the tokens.' >&2 ;;
    "$LIMITED") return 1 ;; # The server did not look at the token.
    *)
      # The token may be used up. To send it again would look like a theft.
      drop
      return "$LOGIN_REQUIRED"
      ;;
  esac
}
# docs:end refresh

# docs:start main
ask() { # ask <variable> <question>: an answer out of the environment, else of the reader
  local answer=${!1-}
  [ -n "$answer" ] || { printf '%s ' "$2" >&2 && read -r answer; }
  printf '%s' "$answer"
}

run() { # run <command>
  local answer status=0 path job jobs=()
  case $1 in
    register)
      register "$EMAIL" "$PASSWORD" "${FULL_NAME:-John Doe}" >/dev/null || status=$?
      [ "$status" != "$CONFLICT" ] || { echo 'The address is registered already.' && return; }
      [ "$status" = 0 ] && verify_email "$(ask VERIFICATION_TOKEN 'Token in the mail:')" >/dev/null &&
        echo "Registered $EMAIL."
      ;;
    login) answer=$(login "$EMAIL" "$PASSWORD") && echo "Logged in as $answer." ;;
    me) answer=$(call GET /users/me) && jq --raw-output .data.email <<<"$answer" ;;
    sessions) answer=$(call GET /auth/sessions) && jq --raw-output '"Sessions: \(.data | length)"' <<<"$answer" ;;
    overview)
      for path in /users/me /auth/sessions /security/devices; do
        call GET "$path" >/dev/null &
        jobs+=($!)
      done
      for job in "${jobs[@]}"; do wait "$job" || status=$?; done
      [ "$status" = 0 ] && echo "Answers: ${#jobs[@]}" || return "$status"
      ;;
    logout) logout && echo 'Logged out.' ;;
    *) echo "There is no command $1." >&2 && return 1 ;;
  esac
}

main() {
  local command status
  [ $# -gt 0 ] || set -- register login me sessions logout
  for command; do
    status=0
    run "$command" || status=$?
    if [ "$status" = "$LOGIN_REQUIRED" ]; then
      echo 'Log in again.' >&2
      run login && run "$command" || return 1
    elif [ "$status" != 0 ]; then
      return 1
    fi
  done
}
# docs:end main

main "$@"
