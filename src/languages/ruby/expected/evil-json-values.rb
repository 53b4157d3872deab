require 'json'
require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'application/json'

payload = {
  text: '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #',
  nested: [
    {
      '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #' => '#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> \'single\' "double" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #'
    }
  ]
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
