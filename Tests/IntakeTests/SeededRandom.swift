// Randomness that a failing test can repeat.

import IntakeSimulation

/// The generator of the simulated hotline.
typealias SeededRandom = IntakeSimulation.SeededRandom
