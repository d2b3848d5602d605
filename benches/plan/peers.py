"""Other solvers given the whole model: CP-SAT (ortools) and SCIP (pyscipopt), one thread, where they are installed.

usage: peers.py <model.mps> <seconds>; prints one line a solver: name, plan, bound, CPU seconds. What is absent is said to be.
"""

import sys
import time


def scip(path, seconds):
    from pyscipopt import Model

    model = Model()
    model.hideOutput()
    model.readProblem(path)
    model.setParam("limits/time", seconds)
    model.setParam("limits/gap", 0.0)
    model.setParam("parallel/maxnthreads", 1)
    model.optimize()
    return (model.getObjVal() if model.getNSols() else None), model.getDualbound()


def cp_sat(path, seconds):
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    if not model.import_from_mps_file(path):
        raise ValueError("the model could not be read")
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(seconds)
    solver.set_solver_specific_parameters("num_workers:1")
    status = solver.solve(model)
    found = status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE)
    return (solver.objective_value if found else None), solver.best_objective_bound


def main():
    path, seconds = sys.argv[1], float(sys.argv[2])
    for name, package, solve in (("CP-SAT", "ortools", cp_sat), ("SCIP", "pyscipopt", scip)):
        begun = time.process_time()
        try:
            plan, bound = solve(path, seconds)
        except ImportError:
            print(f"{name} skipped: {package} absent", flush=True)
            continue
        except Exception as fault:  # a peer that fails is said to have failed; the measurement goes on
            print(f"{name} failed: {fault}", flush=True)
            continue
        spent = time.process_time() - begun
        told = "no plan" if plan is None else f"{(plan - bound) / plan * 100:.4f} %" if plan else "0"
        print(f"{name} {told} @ {spent:.1f} s", flush=True)


main()
