# The decoder of Qwen2, Qwen3 and Llama, as TorchScript. Java gives it weights and ids, and owns everything else.
#
# Sizes, named as in the papers: B sequences, T positions, D hidden, H query heads, G key/value heads, K head dimension,
# F feed-forward, V vocabulary, R rank. Constants of the model (heads, kv_heads, head_dim, layers, epsilon, lora_scale,
# lora_dropout, full, tied) stand in the text as attributes of self; the last two are 1 where all weights are trained, and
# where the output projection is the embedding.
#
# w: weights. For layer l, from 18 * l on: input norm; weight and bias of q, k, v, o, gate, up, down; norm of query heads,
#    norm of key heads; post-attention norm. After the last layer: final norm, embedding, output projection.
# u: low-rank updates. For layer l, from 14 * l on: A and B of q, k, v, o, gate, up, down.
# What a model does not have is an empty tensor.

def norm(self, x: Tensor, weight: Tensor) -> Tensor:
  return torch.rms_norm(x, [x.size(-1)], weight, self.epsilon)

def linear(self, x: Tensor, w: List[Tensor], u: List[Tensor], l: int, j: int) -> Tensor:
  at = 18 * l + 1 + 2 * j
  if w[at + 1].numel() > 0:
    y = torch.linear(x, w[at], w[at + 1])
  else:
    y = torch.linear(x, w[at], None)
  A = u[14 * l + 2 * j]                                       # R, in
  if A.numel() > 0:
    if self.lora_dropout > 0.:
      x = torch.dropout(x, self.lora_dropout, True)
    y = y + torch.linear(torch.linear(x, A), u[14 * l + 2 * j + 1]) * self.lora_scale
  return y                                                    # B, T, out

def rotate(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  halves = torch.split(x, x.size(-1) // 2, -1)
  return x * cos + torch.cat([torch.neg(halves[1]), halves[0]], -1) * sin

def heads_of(self, y: Tensor, n: int) -> Tensor:
  return torch.transpose(torch.reshape(y, [y.size(0), y.size(1), n, self.head_dim]), 1, 2)     # B, n, T, K

def repeated(self, x: Tensor) -> Tensor:
  g = self.heads // self.kv_heads
  if g == 1:
    return x
  B, T = x.size(0), x.size(2)
  wide = torch.expand(torch.unsqueeze(x, 2), [B, self.kv_heads, g, T, self.head_dim])
  return torch.reshape(wide, [B, self.heads, T, self.head_dim])                                # B, H, T, K

def attention(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor], l: int) -> Tensor:
  q = (self).heads_of((self).linear(x, w, u, l, 0), self.heads)                                # B, H, T, K
  k = (self).heads_of((self).linear(x, w, u, l, 1), self.kv_heads)                             # B, G, T, K
  v = (self).heads_of((self).linear(x, w, u, l, 2), self.kv_heads)
  if w[18 * l + 15].numel() > 0:
    q = (self).norm(q, w[18 * l + 15])
    k = (self).norm(k, w[18 * l + 16])
  q = (self).rotate(q, cos, sin)
  k = (self).rotate(k, cos, sin)
  o = torch.scaled_dot_product_attention(q, (self).repeated(k), (self).repeated(v), None, 0., True)
  o = torch.reshape(torch.transpose(o, 1, 2), [x.size(0), x.size(1), self.heads * self.head_dim])
  return (self).linear(o, w, u, l, 3)                                                          # B, T, D

def feed_forward(self, x: Tensor, w: List[Tensor], u: List[Tensor], l: int) -> Tensor:
  gate = (self).linear(x, w, u, l, 4)                                                          # B, T, F
  up = (self).linear(x, w, u, l, 5)
  return (self).linear(torch.silu(gate) * up, w, u, l, 6)                                      # B, T, D

def hidden(self, ids: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> Tensor:
  T = ids.size(1)
  c = torch.slice(cos, 0, 0, T, 1)                                                             # T, K
  s = torch.slice(sin, 0, 0, T, 1)
  x = torch.embedding(w[18 * self.layers + 1], ids)                                            # B, T, D
  for l in range(self.layers):
    x = x + (self).attention((self).norm(x, w[18 * l]), c, s, w, u, l)
    x = x + (self).feed_forward((self).norm(x, w[18 * l + 17]), w, u, l)
  return (self).norm(x, w[18 * self.layers])

def logits(self, ids: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> Tensor:
  return torch.linear((self).hidden(ids, cos, sin, w, u), w[18 * self.layers + 2], None)       # B, T, V

# Sum of the cross entropies at some positions, divided by a number. Positions count over all sequences, row by row.
def loss(self, ids: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> Tensor:
  h = (self).hidden(ids, cos, sin, w, u)
  h = torch.index_select(torch.reshape(h, [-1, h.size(-1)]), 0, positions)                     # N, D
  z = torch.to(torch.linear(h, w[18 * self.layers + 2], None), 6)                              # N, V in float32
  return torch.cross_entropy_loss(z, targets, None, 2, -100, 0.) / divisor

# The loss, and the gradient of everything that is trained: in the order of w or of u, without what the model does not have,
# and an embedding that is the output projection too once.
def gradients(self, ids: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> List[Tensor]:
  loss = (self).loss(ids, positions, targets, divisor, cos, sin, w, u)
  trained = annotate(List[Tensor], [])
  if self.full > 0:
    for i in range(18 * self.layers + 3 - self.tied):
      if w[i].numel() > 0:
        _0 = torch.append(trained, w[i])
  else:
    for i in range(14 * self.layers):
      if u[i].numel() > 0:
        _1 = torch.append(trained, u[i])
  result = [loss]
  for gradient in torch.grad([loss], trained, None, None, False, False):
    if torch.__isnot__(gradient, None):
      _2 = torch.append(result, unchecked_cast(Tensor, gradient))
  return result
