String log = new File(basedir, 'build.log').text
assert log.contains('warning[FA401]: ')
assert log.contains('fixed: findings=1, files=1')
assert new File(basedir, 'src/main/java/game/Leak.java').text.contains('try (PoolBox<Integer> box')
return true
