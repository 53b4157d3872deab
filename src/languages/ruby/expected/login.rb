require 'json'
require 'net/http'

uri = URI('https://api.sumafinance.com/v1/auth/login')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = {
  email: 'john.doe@example.com',
  password: "S3cure!Pass'word$1",
  remember_me: true,
  device: nil,
  scopes: ['read', 'write'],
  gdpr_consent: {
    terms_accepted: true,
    marketing: false
  }
}
request.body = JSON.generate(payload)

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
