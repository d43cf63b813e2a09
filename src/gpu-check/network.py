"""A graph file as a network of plain PyTorch modules, node by node."""

import json
import struct

import torch
from torch import nn
from torch.nn import functional as F


def tensors(path):
    """Every tensor of a safetensors file of float32."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    found = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError(f"{name} is {entry['dtype']}, not F32")
        start, end = entry["data_offsets"]
        count = (end - start) // 4
        values = torch.frombuffer(data, dtype=torch.float32, count=count, offset=start) if count else torch.empty(0)
        found[name] = values.reshape(entry["shape"]).clone()
    return found


class Lambda(nn.Module):
    """An operation without a module of PyTorch's own."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *inputs):
        return self.function(*inputs)


def radix_softmax(x, radix, cardinality):
    """[N, C, 1, 1] seen as [N, cardinality, radix, ...]; softmax over radix, given as [N, radix, cardinality, ...]."""
    if radix == 1:
        return torch.sigmoid(x)
    split = x.reshape(x.shape[0], cardinality, radix, -1).transpose(1, 2)
    return F.softmax(split, dim=1).reshape(x.shape)


def shuffle(x, groups):
    n, c, h, w = x.shape
    return x.reshape(n, groups, c // groups, h, w).transpose(1, 2).reshape(n, c, h, w)


def added(first, *others, in_place):
    total = first.add_(others[0]) if in_place else first + others[0]
    for other in others[1:]:
        total = total.add_(other)
    return total


def module(node, weights, in_place):
    """PyTorch's module for a node, with its weights."""

    def of(name, usual=None):
        value = node.get(name, node.get("attributes", {}).get(name, usual))
        if value is None:
            raise ValueError(f"{node['id']} has no {name}")
        return tuple(value) if isinstance(value, list) else value

    params = node.get("params", {})
    op = node["op"]
    if op == "conv2d":
        built = nn.Conv2d(of("in_channels"), of("out_channels"), of("kernel"), of("stride", 1), of("padding", 0),
                          of("dilation", 1), of("groups", 1), bias="bias" in params)
    elif op == "batchnorm2d":
        built = nn.BatchNorm2d(weights[params["weight"]].numel(), of("eps", 1e-5))
    elif op == "linear":
        built = nn.Linear(of("in_features"), of("out_features"), bias="bias" in params)
    elif op == "relu":
        built = nn.ReLU(inplace=in_place)
    elif op == "sigmoid":
        built = nn.Sigmoid()
    elif op == "softmax":
        built = nn.Softmax(dim=1)
    elif op == "radix_softmax":
        radix, cardinality = of("radix"), of("cardinality")
        built = Lambda(lambda x: radix_softmax(x, radix, cardinality))
    elif op == "maxpool2d":
        built = nn.MaxPool2d(of("kernel"), of("stride", of("kernel")), of("padding", 0), ceil_mode=of("ceil_mode", False))
    elif op == "avgpool2d":
        built = nn.AvgPool2d(of("kernel"), of("stride", of("kernel")), of("padding", 0), ceil_mode=of("ceil_mode", False),
                             count_include_pad=of("count_include_pad", True))
    elif op == "global_avgpool":
        built = nn.AdaptiveAvgPool2d(1)
    elif op == "add":
        built = Lambda(lambda *inputs: added(*inputs, in_place=in_place))
    elif op == "concat":
        built = Lambda(lambda *inputs: torch.cat(inputs, dim=1))
    elif op == "mul_channel":
        built = Lambda(lambda x, gate: x * gate)
    elif op == "scale":
        factor = of("factor")
        built = Lambda(lambda x: x * factor)
    elif op == "slice_channels":
        start, end = of("start"), of("end")
        built = Lambda(lambda x: x[:, start:end])
    elif op == "pad_channels":
        front, back = of("front"), of("back")
        built = Lambda(lambda x: F.pad(x, (0, 0, 0, 0, front, back)))
    elif op == "subsample":
        stride = of("stride")
        built = Lambda(lambda x: x[:, :, ::stride, ::stride])
    elif op == "lrn":
        built = nn.LocalResponseNorm(of("size"), of("alpha"), of("beta"), of("k"))
    elif op == "flatten":
        built = nn.Flatten()
    elif op == "shuffle":
        groups = of("groups")
        built = Lambda(lambda x: shuffle(x, groups))
    else:
        raise ValueError(f"the operation {op} of {node['id']} is not known")
    # Batch norm counts batches in a buffer that no file has; evaluation does not read it.
    if params:
        built.load_state_dict({role: weights[name] for role, name in params.items()}, strict=False)
    return nn.Sequential(nn.Flatten(), built) if op == "linear" else built


class Network(nn.Module):
    """A graph, node by node in its order; each value is freed after its last reader, as Python does."""

    FRESH = {"conv2d", "batchnorm2d", "add"}  # give a value of their own, which no other value shares

    def __init__(self, case, weights):
        super().__init__()
        nodes = case["graph"]
        self.source = case.get("input", "input")
        self.results = {key: output.get("node", key) for key, output in case["outputs"].items()}
        readers, last, made_by = {}, {}, {node["id"]: node["op"] for node in nodes}
        for at, node in enumerate(nodes):
            for read in node["inputs"]:
                readers[read] = readers.get(read, 0) + 1
                last[read] = at
        wanted = set(self.results.values())
        self.steps = []
        self.operations = nn.ModuleList()
        for at, node in enumerate(nodes):
            first = node["inputs"][0]
            in_place = made_by.get(first) in self.FRESH and readers[first] == 1 and first not in wanted
            operation = module(node, weights, in_place)
            self.operations.append(operation)
            over = [read for read in dict.fromkeys(node["inputs"]) if last[read] == at and read not in wanted]
            self.steps.append((operation, tuple(node["inputs"]), node["id"], over))

    def forward(self, x):
        values = {self.source: x}
        for operation, inputs, name, over in self.steps:
            values[name] = operation(*[values[read] for read in inputs])
            for gone in over:
                del values[gone]
        return [values[node] for node in self.results.values()]
