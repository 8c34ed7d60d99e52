// Loaded into every service by `--import`: when the supervisor dies, even by kill -9, its end of this pipe closes and the service drains itself.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref();
