# The decoder of Qwen2, Qwen3 and Llama, as TorchScript. Java gives it weights and ids, and owns everything else.
#
# Sizes, named as in the papers: B sequences, T positions, D hidden, H query heads, G key/value heads, K head dimension,
# F feed-forward, V vocabulary, R rank. Constants of the model (heads, kv_heads, head_dim, layers, epsilon, lora_scale,
# lora_dropout, full, tied, bfloat16) stand in the text as attributes of self; the last three are 1 where all weights are
# trained, where the output projection is the embedding, and where matrix products and attention are done in bfloat16.
# Weights, gradients, norms, rotation, the residual stream and the loss are float32 in any case, as under torch.autocast.
#
# w: weights. For layer l, from 18 * l on: input norm; weight and bias of q, k, v, o, gate, up, down; norm of query heads,
#    norm of key heads; post-attention norm. After the last layer: final norm, embedding, output projection.
# u: low-rank updates. For layer l, from 14 * l on: A and B of q, k, v, o, gate, up, down.
# What a model does not have is an empty tensor.
#
# seed: of the dropout in this call. Each layer seeds anew, so that it can be computed twice with the same masks.

def narrow(self, x: Tensor) -> Tensor:
  if self.bfloat16 > 0:
    x = torch.to(x, 15)
  return x

def wide(self, x: Tensor) -> Tensor:
  if self.bfloat16 > 0:
    x = torch.to(x, 6)
  return x

def norm(self, x: Tensor, weight: Tensor) -> Tensor:
  return torch.rms_norm(x, [x.size(-1)], weight, self.epsilon)

def linear(self, x: Tensor, w: List[Tensor], u: List[Tensor], l: int, j: int) -> Tensor:
  at = 18 * l + 1 + 2 * j
  x = (self).narrow(x)
  if w[at + 1].numel() > 0:
    y = torch.linear(x, (self).narrow(w[at]), (self).narrow(w[at + 1]))
  else:
    y = torch.linear(x, (self).narrow(w[at]), None)
  A = u[14 * l + 2 * j]                                       # R, in
  if A.numel() > 0:
    if self.lora_dropout > 0.:
      x = torch.dropout(x, self.lora_dropout, True)
    B = u[14 * l + 2 * j + 1]                                 # out, R
    y = y + torch.linear(torch.linear(x, (self).narrow(A)), (self).narrow(B)) * self.lora_scale
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
  q = (self).wide(q)
  k = (self).wide(k)
  if w[18 * l + 15].numel() > 0:
    q = (self).norm(q, w[18 * l + 15])
    k = (self).norm(k, w[18 * l + 16])
  q = (self).narrow((self).rotate(q, cos, sin))
  k = (self).narrow((self).rotate(k, cos, sin))
  o = torch.scaled_dot_product_attention(q, (self).repeated(k), (self).repeated(v), None, 0., True)
  o = torch.reshape(torch.transpose(o, 1, 2), [x.size(0), x.size(1), self.heads * self.head_dim])
  return (self).linear(o, w, u, l, 3)                                                          # B, T, D

def feed_forward(self, x: Tensor, w: List[Tensor], u: List[Tensor], l: int) -> Tensor:
  gate = (self).linear(x, w, u, l, 4)                                                          # B, T, F
  up = (self).linear(x, w, u, l, 5)
  return (self).linear(torch.silu(gate) * up, w, u, l, 6)                                      # B, T, D

def layer(self, x: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor], seed: int, l: int) -> Tensor:
  if self.lora_dropout > 0.:
    torch.manual_seed(seed + l)
  T = x.size(1)
  c = torch.slice(cos, 0, 0, T, 1)                                                             # T, K
  s = torch.slice(sin, 0, 0, T, 1)
  x = x + (self).attention((self).norm(x, w[18 * l]), c, s, w, u, l)
  return x + (self).feed_forward((self).norm(x, w[18 * l + 17]), w, u, l)                      # B, T, D

# Before the last norm.
def hidden(self, ids: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor], seed: int) -> Tensor:
  x = torch.embedding(w[18 * self.layers + 1], ids)                                            # B, T, D
  for l in range(self.layers):
    x = (self).layer(x, cos, sin, w, u, seed, l)
  return x

def output(self, x: Tensor, w: List[Tensor]) -> Tensor:
  x = (self).narrow((self).norm(x, w[18 * self.layers]))
  return torch.to(torch.linear(x, (self).narrow(w[18 * self.layers + 2]), None), 6)            # ..., V in float32

def logits(self, ids: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> Tensor:
  return (self).output((self).hidden(ids, cos, sin, w, u, 0), w)                               # B, T, V

# Sum of the cross entropies at some positions, divided by a number. Positions count over all sequences, row by row.
def loss_of(self, x: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, w: List[Tensor]) -> Tensor:
  x = torch.index_select(torch.reshape(x, [-1, x.size(-1)]), 0, positions)                     # N, D
  return torch.cross_entropy_loss((self).output(x, w), targets, None, 2, -100, 0.) / divisor

def loss(self, ids: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, seed: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> Tensor:
  return (self).loss_of((self).hidden(ids, cos, sin, w, u, int(seed)), positions, targets, divisor, w)

# What is trained in a layer; of l = layers, what is trained above the last.
def trained(self, w: List[Tensor], u: List[Tensor], l: int) -> List[Tensor]:
  found = annotate(List[Tensor], [])
  if self.full > 0:
    last = 18 * l + 18
    if l == self.layers:
      last = 18 * l + 3 - self.tied
    for i in range(18 * l, last):
      if w[i].numel() > 0:
        _0 = torch.append(found, w[i])
  elif l < self.layers:
    for j in range(14 * l, 14 * l + 14):
      if u[j].numel() > 0:
        _1 = torch.append(found, u[j])
  return found

def gradients_of(self, y: Tensor, trained: List[Tensor], upstream: Optional[Tensor]) -> List[Tensor]:
  result = annotate(List[Tensor], [])
  for gradient in torch.grad([y], trained, annotate(List[Optional[Tensor]], [upstream]), None, False, False):
    if torch.__isnot__(gradient, None):
      _0 = torch.append(result, unchecked_cast(Tensor, gradient))
  return result

# The loss, and the gradient of everything that is trained: in the order of w or of u, without what the model does not have,
# and an embedding that is the output projection too once.
def gradients(self, ids: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, seed: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> List[Tensor]:
  loss = (self).loss(ids, positions, targets, divisor, seed, cos, sin, w, u)
  trained = annotate(List[Tensor], [])
  for l in range(self.layers + 1):
    torch.extend(trained, (self).trained(w, u, l))
  result = [loss]
  torch.extend(result, (self).gradients_of(loss, trained, None))
  return result

def start(self, x: Tensor) -> Tensor:
  return torch.requires_grad_(torch.detach(x), True)

# The same by activation checkpointing (Chen et al., arXiv 1604.06174): of each layer only its input is kept, and what the
# backward pass needs of it is computed again when it comes there. Forward costs twice, and layers below the lowest that is
# trained once.
def gradients_recomputed(self, ids: Tensor, positions: Tensor, targets: Tensor, divisor: Tensor, seed: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], u: List[Tensor]) -> List[Tensor]:
  s = int(seed)
  lowest = self.layers
  for l in range(self.layers):
    if torch.len((self).trained(w, u, l)) > 0 and l < lowest:
      lowest = l
  inputs = annotate(List[Tensor], [])
  x = torch.detach(torch.embedding(w[18 * self.layers + 1], ids))
  for l in range(self.layers):
    _0 = torch.append(inputs, x)
    x = torch.detach((self).layer(x, cos, sin, w, u, s, l))
  x = (self).start(x)
  loss = (self).loss_of(x, positions, targets, divisor, w)
  wanted = [x]
  if self.full > 0:
    torch.extend(wanted, [w[18 * self.layers], w[18 * self.layers + 2]])
  top = (self).gradients_of(loss, wanted, None)
  upstream = torch.pop(top, 0)
  layers = annotate(List[List[Tensor]], [])
  for i in range(self.layers - lowest):
    l = self.layers - 1 - i
    x = (self).start(torch.pop(inputs))
    wanted = [x]
    torch.extend(wanted, (self).trained(w, u, l))
    found = (self).gradients_of((self).layer(x, cos, sin, w, u, s, l), wanted, upstream)
    upstream = torch.pop(found, 0)
    _1 = torch.append(layers, found)
  result = [loss]
  for i in range(torch.len(layers)):
    torch.extend(result, layers[torch.len(layers) - 1 - i])
  if self.full > 0:
    embedding = torch.embedding_dense_backward(upstream, ids, w[18 * self.layers + 1].size(0), -1, False)
    if self.tied > 0:
      torch.extend(result, [top[0], top[1] + embedding])
    else:
      torch.extend(result, [top[0], embedding, top[1]])
  return result
