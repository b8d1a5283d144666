package org.safefront.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Something that makes pods, whatever its kind. */
record Workload(String name, PodTemplateSpec template, Map<String, String> selector) {
    /** Those of base and overlays, as they are written. */
    static final List<Workload> ALL =
            Repository.OBJECTS.stream().flatMap(object -> of(object).stream()).toList();

    static Optional<Workload> of(HasMetadata object) {
        String name = object.getMetadata().getName();
        if (object instanceof Deployment deployment) {
            return Optional.of(new Workload(
                    name,
                    deployment.getSpec().getTemplate(),
                    deployment.getSpec().getSelector().getMatchLabels()));
        }
        if (object instanceof StatefulSet set) {
            return Optional.of(new Workload(
                    name,
                    set.getSpec().getTemplate(),
                    set.getSpec().getSelector().getMatchLabels()));
        }
        if (object instanceof Job job) {
            return Optional.of(new Workload(name, job.getSpec().getTemplate(), Map.of()));
        }
        return Optional.empty();
    }

    static Workload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload is named " + name));
    }

    PodSpec pod() {
        return template.getSpec();
    }

    Container container() {
        return pod().getContainers().get(0);
    }

    /** Where a volume is mounted, by its name. */
    String mount(String volume) {
        return container().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " does not mount " + volume))
                .getMountPath();
    }

    /** Its variables; empty where the value comes from a secret. */
    Map<String, Optional<String>> environment() {
        var all = new TreeMap<String, Optional<String>>();
        Kustomization base = Repository.kustomization(Repository.BASE);
        container().getEnvFrom().forEach(from -> base.configMap(
                        from.getConfigMapRef().getName())
                .values()
                .forEach((key, value) -> all.put(key, Optional.of(value))));
        container().getEnv().forEach(variable -> all.put(variable.getName(), value(base, variable)));
        return all;
    }

    private static Optional<String> value(Kustomization base, EnvVar variable) {
        return Optional.ofNullable(variable.getValue())
                .or(() -> Optional.ofNullable(variable.getValueFrom().getConfigMapKeyRef())
                        .map(key -> base.configMap(key.getName()).values().get(key.getKey())));
    }
}
