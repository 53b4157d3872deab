require 'net/http'

uri = URI('https://api.sumafinance.com/v1/token')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/x-www-form-urlencoded'

form = {
  grant_type: 'password',
  username: 'john doe+x@example.com',
  password: 'p&=%\'"#;?'
}
request.body = URI.encode_www_form(form)

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
