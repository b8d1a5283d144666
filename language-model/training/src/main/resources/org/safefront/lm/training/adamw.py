# AdamW (Loshchilov and Hutter, arXiv 1711.05101) over lists of tensors, as TorchScript. w: weights, g: gradients, m, v: first
# and second moments, t: steps made. Constants (beta1, beta2, epsilon, weight_decay) stand in the text as attributes of self.
# Lists must come as arguments: what is written into tensors of a list built here would be optimised away.

# Scales all gradients, if they need it, so that their global norm is at most max_norm. Returns the norm before.
def clip(self, max_norm: Tensor, g: List[Tensor]) -> Tensor:
  n = torch.linalg_vector_norm((self).norms(g), 2)
  scale = max_norm / (n + 1.0e-6)
  if bool(scale < 1.0):
    torch._foreach_mul_(g, scale)
  return n

# The norm of each.
def norms(self, w: List[Tensor]) -> Tensor:
  return torch.stack(torch._foreach_norm(w, 2))

# One step for weights that decay.
def step_with_decay(self, lr: Tensor, t: List[Tensor], w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor]) -> Tensor:
  torch._foreach_add_(t, 1)
  torch._fused_adamw_(w, g, m, v, annotate(List[Tensor], []), t, lr=lr, beta1=self.beta1, beta2=self.beta2, weight_decay=self.weight_decay, eps=self.epsilon, amsgrad=False, maximize=False)
  return lr

# The same for weights that do not.
def step_without_decay(self, lr: Tensor, t: List[Tensor], w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor]) -> Tensor:
  torch._foreach_add_(t, 1)
  torch._fused_adamw_(w, g, m, v, annotate(List[Tensor], []), t, lr=lr, beta1=self.beta1, beta2=self.beta2, weight_decay=0., eps=self.epsilon, amsgrad=False, maximize=False)
  return lr
