String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] error[FA104]: ')
assert log.contains(' --> src/main/java/game/Loop.java:15:12')
assert log.contains('frame memory is misused, see above; fa:explain -Dfa.code=CODE says more: 1 error, 1 file analysed')
assert log.contains('written: fa-baseline.json, findings=1')
assert log.contains('known from the baseline, not shown: count=1')
assert new File(basedir, 'fa-baseline.json').text.contains('"FA104"')
assert log.contains('# FA104: Attempted to use frame data after end_frame')
assert log.contains('checked    refused: fa:check is bound to its build')
return true
