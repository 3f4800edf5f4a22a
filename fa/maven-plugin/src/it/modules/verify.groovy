String log = new File(basedir, 'build.log').text
assert log.contains('no findings, 1 file analysed')
assert log.contains('error[FA104]: ')
assert log.contains(' --> src/test/java/game/AppCheck.java:16:12')
assert log.contains('frame memory is misused, see above; fa:explain -Dfa.code=CODE says more: 1 error, 2 files analysed')
assert log.contains('skipped: fa.skip')
assert log.contains('fa: no such file: ')
assert log.contains('not a recording of Flight Recorder')
assert log.contains('checked    lib: fa:check is bound to its build')
assert log.contains('checked    app: fa:check is bound to its build')
assert !log.contains('FA702')
return true
