package org.safefront.deployment;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Objects;
import java.util.stream.Stream;

/** What a pod refers to by name. */
final class References {
    private References() {}

    /** Without which the pod would not start; Kubernetes does without what is said to be optional. */
    static Stream<String> needed(Workload workload) {
        Stream<String> maps = workload.container().getEnvFrom().stream()
                .map(from -> "ConfigMap/" + from.getConfigMapRef().getName());
        Stream<String> keys = sources(workload).flatMap(References::key);
        Stream<String> volumes = workload.pod().getVolumes().stream().flatMap(References::volume);
        return Stream.of(maps, keys, volumes).flatMap(each -> each);
    }

    /** The secrets that it does without, where they are missing. */
    static Stream<SecretKeySelector> optionalSecrets(Workload workload) {
        return sources(workload)
                .map(EnvVarSource::getSecretKeyRef)
                .filter(Objects::nonNull)
                .filter(secret -> isOptional(secret.getOptional()));
    }

    private static Stream<EnvVarSource> sources(Workload workload) {
        return workload.container().getEnv().stream().map(EnvVar::getValueFrom).filter(Objects::nonNull);
    }

    private static Stream<String> key(EnvVarSource source) {
        SecretKeySelector secret = source.getSecretKeyRef();
        if (secret != null) {
            return isOptional(secret.getOptional())
                    ? Stream.empty()
                    : Stream.of("Secret/" + secret.getName() + "/" + secret.getKey());
        }
        ConfigMapKeySelector map = source.getConfigMapKeyRef();
        return isOptional(map.getOptional())
                ? Stream.empty()
                : Stream.of("ConfigMap/" + map.getName() + "/" + map.getKey());
    }

    private static boolean isOptional(Boolean optional) {
        return Boolean.TRUE.equals(optional);
    }

    private static Stream<String> volume(Volume volume) {
        if (volume.getConfigMap() != null) {
            return Stream.of("ConfigMap/" + volume.getConfigMap().getName());
        }
        return volume.getPersistentVolumeClaim() == null
                ? Stream.empty()
                : Stream.of("PersistentVolumeClaim/"
                        + volume.getPersistentVolumeClaim().getClaimName());
    }
}
