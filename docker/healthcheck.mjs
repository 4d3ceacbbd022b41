// What Docker asks a container: is it ready? The service's own answer, on its own port; its reasons are kept by Docker
// (docker inspect -f '{{json .State.Health}}').
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`, { signal: AbortSignal.timeout(4000) })
console.log(await answer.text())
process.exit(answer.ok ? 0 : 1)
