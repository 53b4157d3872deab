# Runs Ruby programs in children of a process that has loaded what they require; see `Host` in src/languages/language.ts.
ARGV.each do |name|
  require name
rescue LoadError
  nil
end
ARGV.clear
# What the library sets up once is then there for all.
OpenSSL::SSL::SSLContext.new.set_params if defined?(OpenSSL)

# Everything lies in here, without a name: the top level belongs to the program.
Module.new do
  def self.start
    run(*serve)
  end

  # Returns in a child, with its job.
  def self.serve
    GC.start
    while (line = STDIN.gets)
      job = line.split.map { |word| word.unpack1("m").force_encoding(Encoding::UTF_8) }
      pid = fork
      return job unless pid

      say "started #{pid}"
      status = Process.wait2(pid).last
      say(status.signaled? ? "signalled #{status.termsig}" : "exited #{status.exitstatus}")
    end
    exit!
  end

  def self.say(event)
    STDOUT.syswrite("#{event}\n")
  end

  def self.run(path, file, folder, *variables)
    Process.setsid
    connect(path)
    Dir.chdir(folder)
    ENV.replace(variables.to_h { |variable| variable.split("=", 2) })
    $0 = file
    text = File.binread(file)
    if (at = text.match(/^__END__\r?\n/))
      Object.const_set(:DATA, File.open(file).tap { |data| data.seek(at.end(0)) })
    end
    compile(file).eval
  rescue SystemExit
    raise
  rescue Exception => error
    chain(error) do |each|
      each.set_backtrace(each.backtrace.reject { |place| place.start_with?(__FILE__) }) if each.backtrace
    end
    raise error
  end

  def self.compile(file)
    RubyVM::InstructionSequence.compile_file(file)
  rescue SyntaxError => error
    STDERR.puts error.message
    exit! 1
  end

  def self.connect(path)
    STDIN.reopen(File::NULL)
    [STDOUT, STDERR].each do |stream|
      connection = UNIXSocket.new(path)
      stream.reopen(connection)
      connection.close
    end
    STDOUT.sync = false
  end

  def self.chain(error, &)
    yield error
    chain(error.cause, &) if error.cause
  end
end.start
