import { defineSessionHost } from './session-host.ts';

const program = `lambda do
  orders = IO.for_fd(3, "r")
  statuses = IO.for_fd(4, "w")
  [orders, statuses].each { |io| io.close_on_exec = true }
  while (order = orders.gets)
    file, *variables = order.split.map { |word| word.unpack1("m0").force_encoding("UTF-8") }
    variables.each { |variable| ENV.store(*variable.split("=", 2)) }
    $stdout.reopen("#{file}.out", "w")
    $stderr.reopen("#{file}.err", "w")
    status = 0
    begin
      $0 = file
      TOPLEVEL_BINDING.eval(File.read(file, encoding: "UTF-8"), file, 1)
    rescue SystemExit
      raise
    rescue Exception => error
      status = 1
      $stderr.puts error.full_message(highlight: false)
    end
    $stdout.flush
    $stderr.flush
    statuses.syswrite("#{status}\\n")
  end
end.call
`;

/** Each block is evaluated in the binding of the top level. */
export const ruby = defineSessionHost({ files: () => [{ name: 'session.rb', text: program }] });
