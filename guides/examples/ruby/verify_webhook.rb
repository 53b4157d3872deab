# frozen_string_literal: true

require "openssl"

TOLERANCE = 300 # seconds

# Why a delivery is refused, or nil; `body` is what came, before it is parsed.
def verify_webhook(secret, signature, body, now)
  match = /\At=(\d{1,12}),v1=([0-9a-f]{64})\z/.match(signature)
  return "malformed signature" unless match

  time, given = match.captures
  return "too old" if (now - time.to_i).abs > TOLERANCE

  expected = OpenSSL::HMAC.hexdigest("SHA256", secret, "#{time}.#{body}")
  # An ordinary comparison would tell by its duration how much is right.
  "wrong signature" unless OpenSSL.fixed_length_secure_compare(expected, given)
end

secret, signature, body = %w[SECRET SIGNATURE BODY].map { |name| ENV.fetch(name) }
now = Integer(ENV.fetch("NOW"))

puts verify_webhook(secret, signature, body, now) || "genuine"
puts verify_webhook(secret, signature, "#{body} ", now) || "genuine"
puts verify_webhook(secret, signature, body, now + 3600) || "genuine"
puts verify_webhook(secret, "v1=none", body, now) || "genuine"
