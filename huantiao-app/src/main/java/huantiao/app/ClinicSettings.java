package huantiao.app;

import huantiao.base.Problem;
import huantiao.base.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * How the clinic is started.
 *
 * @param port where pages are served, 0 for any free port
 * @param address the network address to listen on; only this machine unless told otherwise
 * @param demo whether the first start invents a demo clinic
 * @param training true for the one run that prepares the quick start and then ends
 */
record ClinicSettings(int port, String address, boolean demo, boolean training) {

    static final int USUAL_PORT = 8787;

    /** Reads what followed {@code run}; all problems at once. */
    static Result<ClinicSettings, List<Problem>> read(List<String> args) {
        var problems = new ArrayList<Problem>();
        int port = USUAL_PORT;
        var address = "127.0.0.1";
        boolean demo = true;
        boolean training = false;
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--no-demo" -> demo = false;
                case "--train" -> training = true;
                case "--port" -> {
                    i++;
                    var text = i < args.size() ? args.get(i) : "";
                    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
                        port = Integer.parseInt(text);
                    } else {
                        problems.add(
                                new Problem(
                                        "--port",
                                        "HT-0201",
                                        "a port is a number within 0..65535.",
                                        "For example: ./huantiao run --port 8787"));
                    }
                }
                case "--address" -> {
                    i++;
                    address = i < args.size() ? args.get(i) : "";
                    if (!address.matches("[0-9A-Za-z.:-]{1,253}")) {
                        problems.add(
                                new Problem(
                                        "--address",
                                        "HT-0202",
                                        "an address is a host name or number.",
                                        "For example: ./huantiao run --address 0.0.0.0"));
                    }
                }
                default ->
                        problems.add(
                                new Problem(
                                        args.get(i).isBlank() ? "run" : args.get(i),
                                        "HT-0203",
                                        "run knows no such option.",
                                        "It knows --port N, --address HOST and --no-demo."));
            }
        }
        return problems.isEmpty()
                ? Result.ok(new ClinicSettings(port, address, demo, training))
                : Result.refused(List.copyOf(problems));
    }
}
