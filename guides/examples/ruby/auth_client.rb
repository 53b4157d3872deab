# frozen_string_literal: true

# Keeps a user of the SUMA Finance Authentication API logged in.

require "json"
require "net/http"
require "securerandom"
require "time"

BASE_URL = ENV.fetch("API_BASE_URL", "https://api.sumafinance.com/v2")

# docs:start errors
# The server refused a request. Decide by `status` and `code`.
class ApiError < StandardError
  attr_reader :status, :code

  def initialize(answer)
    error = JSON.parse(answer.body).fetch("errors").first
  rescue JSON::ParserError, KeyError
    error = { "code" => "UNKNOWN", "detail" => answer.message }
  ensure
    @status = answer.code.to_i
    @code = error["code"]
    super("#{status} #{code}: #{error["detail"]}")
  end
end

# 422: what was sent breaks a rule.
class ValidationError < ApiError; end

# 409: what was sent does not fit to what is there.
class ConflictError < ApiError; end

# The session is over. Nothing but a log-in helps.
class LoginRequired < StandardError; end
# docs:end errors

# One user's session. Threads may share it.
class AuthClient
  REFRESH_AHEAD = 60 # seconds before expiry
  LONGEST_WAIT = 60 # seconds; whoever has to wait longer is told
  TRIES = 4
  NETWORK_LOSS = [SystemCallError, IOError, SocketError, Timeout::Error, OpenSSL::SSL::SSLError].freeze

  def initialize(base_url: BASE_URL, store: "session.json", &on_refresh)
    @base_url = base_url
    @store = store
    @on_refresh = on_refresh
    @lock = Mutex.new
    @session = JSON.parse(File.read(store)) if File.exist?(store)
  end

  # docs:start register
  # Opens an account; the server mails a token.
  def register(email:, password:, name:, marketing: false)
    consent = { terms_accepted: true, privacy_accepted: true, marketing_accepted: marketing }
    body = { email: email, password: password, name: name, gdpr_consent: consent }
    # With a key the server recognises a repetition, so a lost answer does no harm.
    send_request("POST", "/auth/register", body, { "Idempotency-Key" => SecureRandom.uuid })["data"]
  end

  # Proves that the address is the user's.
  def verify_email(token)
    send_request("POST", "/auth/verify-email", { token: token })["data"]
  end
  # docs:end register

  # docs:start login
  # Opens a session; the block is called when the user has to send a second factor.
  def login(email, password)
    data = send_request("POST", "/auth/login", { email: email, password: password })["data"]
    if data["requires_2fa"]
      raise LoginRequired, "The user has to send a code." unless block_given?

      proof = { temporary_token: data["temporary_token"], code: yield }
      data = send_request("POST", "/auth/2fa/verify", proof)["data"]
    end
    keep(data)
    data["user"]
  end
  # docs:end login

  # docs:start logout
  # Ends the session on the server first, then here.
  def logout(all_devices: false)
    begin
      call("POST", "/auth/logout", { all_devices: all_devices })
    rescue LoginRequired
      nil # It was over already.
    end
    drop
  end
  # docs:end logout

  # Who is logged in.
  def me
    call("GET", "/users/me")["data"]
  end

  # docs:start call
  # Calls an operation as the user.
  def call(method, path, body = nil)
    token = access_token
    begin
      return send_request(method, path, body, bearer(token))
    rescue ApiError => error
      if error.code == "INVALID_TOKEN"
        drop
        raise LoginRequired, error.message
      end
      raise unless error.code == "TOKEN_EXPIRED"
    end
    send_request(method, path, body, bearer(access_token(token)))
  end
  # docs:end call

  private

  # docs:start refresh
  # A token that lasts. One thread refreshes, the others wait and take what it got.
  def access_token(refused = nil)
    @lock.synchronize do
      raise LoginRequired, "Nobody is logged in." unless @session

      left = @session["expires_at"] - Time.now.to_f
      refresh if left < REFRESH_AHEAD || @session["access_token"] == refused
      @session["access_token"]
    end
  end

  def refresh
    data = send_request("POST", "/auth/refresh", { refresh_token: @session["refresh_token"] })["data"]
    keep(data)
    @on_refresh&.call(data)
  rescue ApiError, *NETWORK_LOSS => error
    raise if error.is_a?(ApiError) && error.status == 429 # The server did not look at the token.

    # The token may be used up. To send it again would look like a theft.
    drop
    raise LoginRequired, error.message
  end
  # docs:end refresh

  # docs:start store
  # Replaces the old pair once the new one is on the disk, for its owner's eyes alone.
  def keep(data)
    expires_at = Time.now.to_f + data["expires_in"]
    session = data.slice("access_token", "refresh_token").merge("expires_at" => expires_at)
    File.delete("#{@store}.new") if File.exist?("#{@store}.new")
    File.open("#{@store}.new", File::WRONLY | File::CREAT | File::EXCL, 0o600) do |file|
      file.write(JSON.generate(session))
    end
    File.rename("#{@store}.new", @store)
    @session = session
  end

  def drop
    @session = nil
    File.delete(@store) if File.exist?(@store)
  end
  # docs:end store

  # docs:start send
  # Sends a request, and again when that is safe: after a 429, or when it changes nothing twice.
  def send_request(method, path, body = nil, headers = {})
    repeatable = method == "GET" || headers.key?("Idempotency-Key")
    (1..TRIES).each do |attempt|
      begin
        answer = exchange(method, URI(@base_url + path), body, headers)
      rescue *NETWORK_LOSS
        raise if !repeatable || attempt == TRIES

        sleep(2**attempt * rand(0.1..0.2))
        next
      end
      return answer.body.to_s.empty? ? nil : JSON.parse(answer.body) if answer.is_a?(Net::HTTPSuccess)

      wait = seconds_to_wait(answer["Retry-After"] || "1")
      kinds = { "409" => ConflictError, "422" => ValidationError }
      if answer.code != "429" || attempt == TRIES || wait > LONGEST_WAIT
        raise kinds.fetch(answer.code, ApiError).new(answer)
      end

      # Clients that were refused together must not come back together.
      sleep(wait + rand)
    end
  end

  def exchange(method, uri, body, headers)
    request = Net::HTTPGenericRequest.new(method, !body.nil?, true, uri, headers)
    if body
      request["Content-Type"] = "application/json"
      request.body = JSON.generate(body)
    end
    options = { use_ssl: uri.scheme == "https", open_timeout: 10, read_timeout: 10, max_retries: 0 }
    Net::HTTP.start(uri.host, uri.port, **options) { |http| http.request(request) }
  end
  # docs:end send

  # docs:start wait
  # What Retry-After says: a number of seconds or a date.
  def seconds_to_wait(text)
    text.match?(/\A\d+\z/) ? text.to_i : [0, Time.httpdate(text) - Time.now].max
  end
  # docs:end wait

  def bearer(token)
    { "Authorization" => "Bearer #{token}" }
  end
end

# docs:start main
# An answer out of the environment, else of the reader.
def ask(variable, question)
  ENV.fetch(variable) do
    $stderr.print "#{question} "
    $stdin.gets.to_s.strip
  end
end

def main
  email, password = %w[EMAIL PASSWORD].map { |name| ENV.fetch(name) }
  client = AuthClient.new { puts "Refreshed the tokens." }
  commands = {
    "register" => lambda do
      client.register(email: email, password: password, name: ENV.fetch("FULL_NAME", "John Doe"))
      client.verify_email(ask("VERIFICATION_TOKEN", "Token in the mail:"))
      puts "Registered #{email}."
    rescue ConflictError
      puts "The address is registered already."
    end,
    "login" => lambda do
      user = client.login(email, password) { ask("TWO_FACTOR_CODE", "Code in the mail:") }
      puts "Logged in as #{user["name"]}."
    end,
    "me" => -> { puts client.me["email"] },
    "sessions" => -> { puts "Sessions: #{client.call("GET", "/auth/sessions")["data"].length}" },
    "overview" => lambda do
      paths = ["/users/me", "/auth/sessions", "/security/devices"]
      threads = paths.map { |path| Thread.new { client.call("GET", path) } }
      puts "Answers: #{threads.map(&:value).length}"
    end,
    "logout" => lambda do
      client.logout
      puts "Logged out."
    end
  }

  named = ARGV.empty? ? %w[register login me sessions logout] : ARGV
  named.each do |name|
    commands.fetch(name).call
  rescue LoginRequired => error
    warn "Log in again: #{error.message}"
    commands["login"].call
    commands.fetch(name).call
  end
end
# docs:end main

if $PROGRAM_NAME == __FILE__
  begin
    main
  rescue ApiError, *AuthClient::NETWORK_LOSS => error
    abort error.message
  end
end
