/**
 * The part of an exported script that is the same for every network: NumPy alone, the field's
 * formulas, the same draws as the engine (NumPy's legacy RandomState), so that it retrains to the
 * same losses. `RUN` stands above it; see `python-script.ts`.
 */
export const pythonProgram = String.raw`
EXPERIMENT = RUN["experiment"]
LAYERS = EXPERIMENT["hiddenLayers"] + [{"unitCount": 1, "activation": "sigmoid"}]


def sigmoid(z):
    """1 / (1 + exp(-z)), without overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


# Each activation a = f(z), and its slope by z and a.
ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda z, a: a * (1 - a)),
    "tanh": (np.tanh, lambda z, a: 1 - a * a),
    "relu": (lambda z: np.where(z < 0, 0.0, z), lambda z, a: np.where(z <= 0, 0.0, 1.0)),
    "leaky-relu": (
        lambda z: np.where(z < 0, 0.01 * z, z),
        lambda z, a: np.where(z <= 0, 0.01, 1.0),
    ),
    "linear": (lambda z: z, lambda z, a: np.ones_like(z)),
    "sine": (np.sin, lambda z, a: np.cos(z)),
}

FEATURES = {
    "x1": lambda x1, x2: x1,
    "x2": lambda x1, x2: x2,
    "x1-squared": lambda x1, x2: x1 * x1,
    "x2-squared": lambda x1, x2: x2 * x2,
    "x1-x2": lambda x1, x2: x1 * x2,
    "sin-x1": lambda x1, x2: np.sin(x1),
    "sin-x2": lambda x1, x2: np.sin(x2),
}


def inputs_of(points):
    """The network's inputs at points (N, 2): one column a feature."""
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    x1, x2 = points[:, 0], points[:, 1]
    return np.column_stack([FEATURES[name](x1, x2) for name in EXPERIMENT["features"]])


def load(points):
    """Inputs and labels of rows [x1, x2, label]."""
    table = np.asarray(points, dtype=float).reshape(-1, 3)
    return inputs_of(table[:, :2]), table[:, 2]


def initial_parameters():
    """A weight matrix (fan_in, fan_out) and a bias vector for each layer, drawn from the seed."""
    random = np.random.RandomState(EXPERIMENT["seed"])
    parameters = []
    fan_in = len(EXPERIMENT["features"])
    for layer in LAYERS:
        fan_out = layer["unitCount"]
        shape = (fan_in, fan_out)
        start = EXPERIMENT["initializer"]
        if start == "normal-0.1":
            weights = random.normal(0, 0.1, shape)
        elif start == "fan-out":
            weights = random.standard_normal(shape) * np.sqrt(1 / fan_out)
        elif start == "glorot":
            bound = np.sqrt(6 / (fan_in + fan_out))
            weights = random.uniform(-bound, bound, shape)
        elif start == "he":
            weights = random.normal(0, np.sqrt(2 / fan_in), shape)
        else:
            weights = np.zeros(shape)
        parameters.append([weights, np.zeros(fan_out)])
        fan_in = fan_out
    return parameters


def forward(parameters, x):
    """Pre-activations and activations of each layer; the last is the output's."""
    zs, activations = [], [x]
    for (weights, biases), layer in zip(parameters, LAYERS):
        z = activations[-1] @ weights + biases
        zs.append(z)
        activations.append(ACTIVATIONS[layer["activation"]][0](z))
    return zs, activations


def loss_and_accuracy(parameters, x, labels):
    """Mean loss and the share of points on the right side; NaN without points."""
    if len(labels) == 0:
        return float("nan"), float("nan")
    z = forward(parameters, x)[0][-1][:, 0]
    if EXPERIMENT["loss"] == "cross-entropy":
        losses = np.maximum(z, 0) - labels * z + np.log1p(np.exp(-np.abs(z)))
    else:
        losses = (sigmoid(z) - labels) ** 2 / 2
    return float(losses.mean()), float(((z >= 0) == (labels == 1)).mean())


def gradients(parameters, x, labels):
    """The batch's mean gradient, with the regularization's on the weights."""
    zs, activations = forward(parameters, x)
    p = activations[-1][:, 0]
    error = p - labels
    if EXPERIMENT["loss"] == "squared-error":
        error = error * p * (1 - p)
    z_grad = error[:, None] / len(labels)
    result = [None] * len(parameters)
    regularization = EXPERIMENT["regularization"]
    for i in reversed(range(len(parameters))):
        weights = parameters[i][0]
        weight_grad = activations[i].T @ z_grad
        if regularization["type"] == "l2":
            weight_grad = weight_grad + regularization["rate"] * weights
        elif regularization["type"] == "l1":
            weight_grad = weight_grad + regularization["rate"] * np.sign(weights)
        result[i] = [weight_grad, z_grad.sum(axis=0)]
        if i > 0:
            slope = ACTIVATIONS[LAYERS[i - 1]["activation"]][1]
            z_grad = (z_grad @ weights.T) * slope(zs[i - 1], activations[i])
    return result


def make_update(parameters):
    """A function that changes the parameters in place by one step of the optimizer."""
    rate = EXPERIMENT["learningRate"]
    optimizer = EXPERIMENT["optimizer"]
    flat = [array for pair in parameters for array in pair]
    first = [np.zeros_like(array) for array in flat]
    second = [np.zeros_like(array) for array in flat]
    steps = 0

    def update(grads):
        nonlocal steps
        steps += 1
        for i, grad in enumerate(grad for pair in grads for grad in pair):
            if optimizer["type"] == "sgd":
                flat[i] -= rate * grad
            elif optimizer["type"] == "momentum":
                first[i] *= optimizer["momentum"]
                first[i] -= rate * grad
                flat[i] += first[i]
            else:
                first[i] += (1 - 0.9) * (grad - first[i])
                second[i] += (1 - 0.999) * (grad * grad - second[i])
                m = first[i] / (1 - 0.9**steps)
                s = second[i] / (1 - 0.999**steps)
                flat[i] -= rate * m / (np.sqrt(s) + 1e-8)

    return update


def train(epoch_count, report):
    """Trains from the very start, as the class's server does; calls report(epoch, parameters)."""
    x, labels = load(RUN["train"])
    parameters = initial_parameters()
    update = make_update(parameters)
    shuffler = np.random.RandomState((EXPERIMENT["seed"] ^ 0x9E3779B9) & 0xFFFFFFFF)
    size = EXPERIMENT["batchSize"]
    report(0, parameters)
    for epoch in range(1, epoch_count + 1):
        order = np.arange(len(labels))
        if EXPERIMENT["shuffle"]:
            shuffler.shuffle(order)
        for begin in range(0, len(order), size):
            batch = order[begin : begin + size]
            update(gradients(parameters, x[batch], labels[batch]))
        report(epoch, parameters)
    return parameters


def saved_parameters():
    """The network as it stood when this file was saved."""
    return [[np.array(layer["weights"]), np.array(layer["biases"])] for layer in RUN["layers"]]


def probability(points, parameters=None):
    """How likely class 1 is at points (N, 2), by the saved network."""
    return forward(parameters or saved_parameters(), inputs_of(points))[1][-1][:, 0]


def main():
    epoch_count = int(sys.argv[1]) if len(sys.argv) > 1 else RUN["epoch"]
    every = int(sys.argv[2]) if len(sys.argv) > 2 else max(1, epoch_count // 20)
    sets = [load(RUN["train"]), load(RUN["test"])]

    def show(name, parameters):
        values = [value for data in sets for value in loss_and_accuracy(parameters, *data)]
        print(name, *(repr(float(value)) for value in values))

    def report(epoch, parameters):
        if epoch % every == 0 or epoch == epoch_count:
            show(epoch, parameters)

    print("epoch train_loss train_accuracy test_loss test_accuracy")
    train(epoch_count, report)
    show("saved", saved_parameters())


if __name__ == "__main__":
    main()
`;
