# A convolutional text classifier as TorchScript. B texts, T tokens, D width, K window, F filters, C labels.
# mask is 1 for tokens and 0 for padding.

def logits(self, ids: Tensor, mask: Tensor, embedding: Tensor, kernel: Tensor, kernel_bias: Tensor, output: Tensor, output_bias: Tensor) -> Tensor:
  x = torch.embedding(embedding, ids) * torch.unsqueeze(mask, -1)                              # B, T, D
  y = torch.conv1d(torch.transpose(x, 1, 2), kernel, kernel_bias, [1], [self.padding], [1], 1)  # B, F, T
  y = torch.relu(y) * torch.unsqueeze(mask, 1)
  return torch.linear(torch.amax(y, [2], False), output, output_bias)                          # B, C

def loss(self, ids: Tensor, mask: Tensor, labels: Tensor, embedding: Tensor, kernel: Tensor, kernel_bias: Tensor, output: Tensor, output_bias: Tensor) -> Tensor:
  z = (self).logits(ids, mask, embedding, kernel, kernel_bias, output, output_bias)
  return torch.cross_entropy_loss(z, labels, None, 1, -100, 0.)

# The loss, and the gradients of the weights in the order of the arguments.
def gradients(self, ids: Tensor, mask: Tensor, labels: Tensor, embedding: Tensor, kernel: Tensor, kernel_bias: Tensor, output: Tensor, output_bias: Tensor) -> List[Tensor]:
  loss = (self).loss(ids, mask, labels, embedding, kernel, kernel_bias, output, output_bias)
  result = [loss]
  for gradient in torch.grad([loss], [embedding, kernel, kernel_bias, output, output_bias], None, None, False, False):
    if torch.__isnot__(gradient, None):
      _0 = torch.append(result, unchecked_cast(Tensor, gradient))
  return result
