/**
 * Numbers the strongly connected components of a graph: two nodes have the same number if and only if each can be
 * reached from the other. Tarjan's algorithm (SIAM J. Comput. 1 (1972), 146-160) with a stack of its own, because a
 * chain of causes may be longer than the call stack.
 *
 * @param edges the nodes, from 0 on, that an edge leads to from each node
 */
export function circles(edges: readonly (readonly number[])[]): Int32Array {
  const index = new Int32Array(edges.length).fill(-1)
  const low = new Int32Array(edges.length)
  const circle = new Int32Array(edges.length).fill(-1)
  const open: number[] = []
  const path: { readonly node: number; readonly to: readonly number[]; next: number }[] = []
  let visited = 0
  let found = 0
  const visit = (node: number) => {
    index[node] = low[node] = visited
    visited += 1
    open.push(node)
    path.push({ node, to: edges[node] ?? [], next: 0 })
  }
  const lower = (node: number, to: number) => {
    low[node] = Math.min(low[node] ?? 0, to)
  }
  for (let start = 0; start < edges.length; start += 1) {
    if (index[start] === -1) visit(start)
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { node } = step
      const to = step.to[step.next]
      step.next += 1
      if (to !== undefined) {
        if (index[to] === -1) visit(to)
        else if (circle[to] === -1) lower(node, index[to] ?? 0)
        continue
      }
      path.pop()
      const before = path.at(-1)
      if (before) lower(before.node, low[node] ?? 0)
      if (low[node] !== index[node]) continue
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        circle[member] = found
        if (member === node) break
      }
      found += 1
    }
  }
  return circle
}
