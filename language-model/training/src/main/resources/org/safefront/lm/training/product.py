# Matrix products, one after another, as TorchScript. a, b: square; the deviation of b is such that products stay as large as
# a. Constants (repeats, bfloat16) stand in the text as attributes of self.

def products(self, a: Tensor, b: Tensor) -> Tensor:
  if self.bfloat16 > 0:
    a = torch.to(a, 15)
    b = torch.to(b, 15)
  for i in range(self.repeats):
    a = torch.matmul(a, b)
  return torch.to(torch.select(torch.select(a, 0, 0), 0, 0), 6)
