package convscope.graph;

import convscope.model.Path;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tensors that are named after the path of what owns them, {@code <path>.weight}. A name is made
 * when it is asked for: most are never asked for, and a path can be long.
 */
final class PathTensors extends AbstractMap<Role, String> {

    private final Path path;
    private final Set<Role> roles;

    PathTensors(Path path, Set<Role> roles) {
        this.path = path;
        this.roles = roles;
    }

    @Override
    public @Nullable String get(@Nullable Object role) {
        return role instanceof Role owned && roles.contains(owned) ? name(owned) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object role) {
        return roles.contains(role);
    }

    @Override
    public int size() {
        return roles.size();
    }

    @Override
    public Set<Role> keySet() {
        return roles;
    }

    @Override
    public Set<Map.Entry<Role, String>> entrySet() {
        Set<Map.Entry<Role, String>> entries = new LinkedHashSet<>();
        roles.forEach(role -> entries.add(Map.entry(role, name(role))));
        return entries;
    }

    private String name(Role role) {
        return path.text() + "." + role.suffix();
    }
}
