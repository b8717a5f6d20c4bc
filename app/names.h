// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine's namespaces by their short names, inside `app`.
namespace timeline {
namespace edit {
}
namespace media {
}
namespace model {
}
namespace render {
}
} // namespace timeline

namespace app {
namespace edit = timeline::edit;
namespace media = timeline::media;
namespace model = timeline::model;
namespace render = timeline::render;
} // namespace app
