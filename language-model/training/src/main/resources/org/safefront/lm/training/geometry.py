# How an update lies to the weights that it changes, as TorchScript. Everything is computed in float64.
#
# Sizes: m outputs, n inputs, r rank, k directions, b columns of a block. Matrices: w (m, n) the weights before; d the update,
# either as the difference of two matrices or as scale * b_ a (m, r)(r, n); u (m, k) and v (n, k) the singular directions of w
# with its largest singular values. Constants (depth) stand in the text as attributes of self.

def wide(self, x: Tensor) -> Tensor:
  return torch.to(x, 7)

def columns(self, x: Tensor, k: int) -> Tensor:
  return torch.slice(x, 1, 0, k, 1)

def orthonormal(self, x: Tensor) -> Tensor:
  q, r = torch.linalg_qr(x)
  return q

# Singular values and directions below one another: (1 + m + n, all).
def singular(self, w: Tensor) -> Tensor:
  u, s, vt = torch.linalg_svd((self).wide(w), False)
  return torch.cat([torch.unsqueeze(s, 0), u, torch.transpose(vt, 0, 1)], 0)

def values(self, w: Tensor) -> Tensor:
  return torch.linalg_svdvals((self).wide(w))

# What singular gives, of the largest values alone, by a block Krylov space (Musco and Musco, arXiv 1504.05477) that begins
# with start (n, b): after a row that says how far each is from being one, ||w v - s u||, in units of the largest s: (2 + m + n, b).
# What it gives may begin the next space.
def largest(self, w: Tensor, start: Tensor) -> Tensor:
  w = (self).wide(w)
  wt = torch.transpose(w, 0, 1)
  q = (self).orthonormal(torch.matmul(w, (self).wide(start)))                    # m, b
  space = q
  for i in range(self.depth):
    y = torch.matmul(w, torch.matmul(wt, q))
    # Twice is enough (Kahan and Parlett).
    y = y - torch.matmul(space, torch.matmul(torch.transpose(space, 0, 1), y))
    y = y - torch.matmul(space, torch.matmul(torch.transpose(space, 0, 1), y))
    q = (self).orthonormal(y)
    space = torch.cat([space, q], 1)
  # Where w has fewer directions than the space, the last blocks are noise and no longer at right angles to the others.
  space = (self).orthonormal(space)
  small, s, vt = torch.linalg_svd(torch.matmul(torch.transpose(space, 0, 1), w), False)
  b = start.size(1)
  u = torch.matmul(space, (self).columns(small, b))                              # m, b
  v = (self).columns(torch.transpose(vt, 0, 1), b)                               # n, b
  s = torch.slice(s, 0, 0, b, 1)
  off = torch.linalg_vector_norm(torch.matmul(w, v) - u * s, 2, [0]) / torch.clamp_min(s[0], 1.0e-300)
  return torch.cat([torch.unsqueeze(off, 0), torch.unsqueeze(s, 0), u, v], 0)

def squares(self, x: Tensor, dims: List[int]) -> Tensor:
  return torch.sum(x * x, dims)

# ||w||^2, <w, d>, ||d||^2, the largest singular value of d or -1 where it is not known; then the squares of u^T d, row by row,
# and of d v, column by column.
def measures(self, w: Tensor, inner: Tensor, d2: Tensor, sigma: Tensor, ud: Tensor, dv: Tensor) -> Tensor:
  head = torch.stack([(self).squares(w, [0, 1]), inner, d2, sigma])
  return torch.cat([head, (self).squares(ud, [1]), (self).squares(dv, [0])])     # 4 + 2 k

def of_difference(self, w: Tensor, changed: Tensor, u: Tensor, v: Tensor) -> Tensor:
  w = (self).wide(w)
  d = (self).wide(changed) - w
  ud = torch.matmul(torch.transpose((self).wide(u), 0, 1), d)                    # k, n
  dv = torch.matmul(d, (self).wide(v))                                           # m, k
  d2 = (self).squares(d, [0, 1])
  return (self).measures(w, torch.sum(w * d), d2, torch.neg(torch.ones_like(d2)), ud, dv)

# Without the product of the factors: with b_ = q_b r_b and a^T = q_a r_a, d has the singular values of scale * r_b r_a^T.
def of_factors(self, w: Tensor, a: Tensor, b_: Tensor, scale: Tensor, u: Tensor, v: Tensor) -> Tensor:
  w = (self).wide(w)
  a = (self).wide(a)
  b_ = (self).wide(b_) * (self).wide(scale)
  q_b, r_b = torch.linalg_qr(b_)
  q_a, r_a = torch.linalg_qr(torch.transpose(a, 0, 1))
  core = torch.matmul(r_b, torch.transpose(r_a, 0, 1))                           # min(m, r), min(n, r)
  inner = torch.sum(torch.matmul(torch.transpose(w, 0, 1), b_) * torch.transpose(a, 0, 1))
  ud = torch.matmul(torch.matmul(torch.transpose((self).wide(u), 0, 1), b_), torch.transpose(r_a, 0, 1))
  dv = torch.matmul(r_b, torch.matmul(a, (self).wide(v)))
  sigma = torch.linalg_svdvals(core)[0]
  return (self).measures(w, inner, (self).squares(core, [0, 1]), sigma, ud, dv)

def difference(self, w: Tensor, changed: Tensor) -> Tensor:
  return (self).wide(changed) - (self).wide(w)
